'use strict'
// Runs the bundle where Node.js cannot keep compiled code itself (before 22.1): a commit should not wait for V8 to compile half a megabyte
// again, nor for Node to look for thirty files that stand in one folder. What a command needed is kept in one file, beside the bundle
// or, where that cannot be written, among the person's caches. Whatever does not fit, or cannot be written, is done without.
const {existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} = require('node:fs')
const Module = require('node:module')
const {basename, dirname, isAbsolute, join} = require('node:path')
const {Script, constants} = require('node:vm')

/**
 * Loads a file of a bundle and what it requires of it.
 *
 * @param {string} bundle its folder, absolute
 * @param {string} entry name of a file in it
 * @param {string} command compiled code is kept for each: it needs other functions than the next
 */
module.exports = function runCompiled(bundle, entry, command) {
  const {mtimeMs, size} = statSync(join(bundle, entry))
  // Of the other files the names change with the content.
  const name = `${command}-${mtimeMs.toString(36)}-${size}-${process.versions.v8}.bin`
  const files = foldersFor(bundle).map(folder => join(folder, name))
  const kept = readFirst(files)
  /** @type {Map<string, {readonly script: Script, readonly isFresh: boolean}>} */
  const scripts = new Map()
  /** @type {Map<string, {exports: unknown}>} */
  const modules = new Map()

  const load = id => {
    const part = basename(id)
    const known = modules.get(part)
    if (known) return known.exports
    const filename = join(bundle, part)
    const cachedData = kept.get(part)
    const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), {
      filename,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && {cachedData}),
    })
    scripts.set(part, {script, isFresh: !cachedData || script.cachedDataRejected === true})
    const module = {exports: {}}
    modules.set(part, module)
    const requireHere = id => (id.startsWith('./') ? load(id) : require(id))
    requireHere.resolve = require.resolve
    script.runInThisContext().call(module.exports, module.exports, requireHere, module, filename, bundle)
    return module.exports
  }
  // Only then is known which functions a run needs.
  process.on('exit', () => {
    if (![...scripts.values()].some(({isFresh}) => isFresh)) return
    const parts = new Map(kept)
    for (const [part, {script}] of scripts) parts.set(part, script.createCachedData())
    writeFirst(files, parts)
  })
  load(entry)
}

/** Where compiled code may be kept, in the order asked. No home is made for anybody. */
function foldersFor(bundle) {
  const {NODE_COMPILE_CACHE: chosen, XDG_CACHE_HOME: caches, HOME: home} = process.env
  if (chosen) return [join(chosen, 'compiled')]
  const own = caches && isAbsolute(caches) ? caches : home && isAbsolute(home) && existsSync(home) ? join(home, '.cache') : undefined
  return [join(bundle, 'compiled'), ...(own === undefined ? [] : [join(own, 'huntbook/compiled')])]
}

/** Name of a part → its compiled code. The file begins with the length of a list of names and places, as JSON. */
function readFirst(files) {
  for (const file of files) {
    try {
      const data = readFileSync(file)
      const start = aligned(4 + data.readUInt32LE(0))
      const list = JSON.parse(data.toString('utf8', 4, 4 + data.readUInt32LE(0)))
      return new Map(list.map(([part, from, size]) => [part, data.subarray(start + from, start + from + size)]))
    } catch {
      // The next one, or none.
    }
  }
  return new Map()
}

/** Two processes may do so at once: a reader sees all of a file or none. */
function writeFirst(files, parts) {
  let end = 0
  const list = []
  for (const [part, {length}] of parts) {
    list.push([part, end, length])
    end = aligned(end + length)
  }
  const head = Buffer.from(JSON.stringify(list))
  const start = aligned(4 + head.length)
  const whole = Buffer.alloc(start + end)
  whole.writeUInt32LE(head.length)
  head.copy(whole, 4)
  for (const [part, from] of list) parts.get(part).copy(whole, start + from)
  for (const file of files) {
    const temporary = `${file}.${process.pid}`
    try {
      mkdirSync(dirname(file), {recursive: true})
      writeFileSync(temporary, whole)
      renameSync(temporary, file)
      return
    } catch {
      // A package that nobody may write into, or a disk that is full, works all the same.
      remove(temporary)
    }
  }
}

function remove(file) {
  try {
    rmSync(file, {force: true})
  } catch {
    // Where nothing can be removed, nothing was written.
  }
}

/** V8 copies what does not start at a multiple of eight. */
function aligned(size) {
  return Math.ceil(size / 8) * 8
}
