'use strict'
// Keeps compiled code from run to run where Node.js cannot do that itself (before 22.1): a commit should not wait for V8 to
// compile half a megabyte again. The code is kept beside the bundle, under a name that changes with each file; whatever does not
// fit, or cannot be written, is done without.
const {mkdirSync, readFileSync, renameSync, statSync, writeFileSync} = require('node:fs')
const Module = require('node:module')
const {basename, dirname, join} = require('node:path')
const {Script, constants} = require('node:vm')

/**
 * Hooks the loader for the files of one folder.
 *
 * @param {string} bundle absolute
 */
module.exports = function keepCompiled(bundle) {
  const folder = join(process.env.NODE_COMPILE_CACHE || bundle, 'compiled')
  /** @type {[Script, string][]} */
  const fresh = []
  const compile = Module.prototype._compile
  Module.prototype._compile = function (content, filename, ...rest) {
    if (dirname(filename) !== bundle) return compile.call(this, content, filename, ...rest)
    const {mtimeMs, size} = statSync(filename)
    const file = join(folder, `${basename(filename)}-${mtimeMs.toString(36)}-${size}-${process.versions.v8}.bin`)
    const cachedData = read(file)
    const script = new Script(Module.wrap(content), {
      filename,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && {cachedData}),
    })
    if (!cachedData || script.cachedDataRejected) fresh.push([script, file])
    const run = script.runInThisContext()
    return run.call(this.exports, this.exports, requireOf(this), this, filename, bundle)
  }
  // Only then is known which functions a run needs.
  process.on('exit', () => {
    try {
      if (fresh.length > 0) mkdirSync(folder, {recursive: true})
      for (const [script, file] of fresh) write(file, script.createCachedData())
    } catch {
      // A package that nobody may write into works all the same.
    }
  })
}

function requireOf(module) {
  const own = id => module.require(id)
  own.resolve = id => Module._resolveFilename(id, module)
  return own
}

function read(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Two processes may do so at once: a reader sees all of a file or none. */
function write(file, data) {
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, data)
  renameSync(temporary, file)
}
