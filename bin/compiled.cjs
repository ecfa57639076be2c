'use strict'
// Runs the bundle where Node.js cannot keep compiled code itself (before 22.1): a commit should not wait for V8 to compile half a megabyte
// again, nor for Node to look for thirty files that stand in one folder. What a command needed is kept in one file, beside the bundle
// or, where that cannot be written, among the person's caches. Whatever does not fit, or cannot be written, is done without.
const {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} = require('node:fs')
const Module = require('node:module')
const {basename, dirname, isAbsolute, join} = require('node:path')
const {Script, constants} = require('node:vm')
// Of what Node.js has it is the quickest over a megabyte, a tenth of what a loop takes that is not compiled yet.
const {crc32} = require('node:zlib')

/** Of a file: a checksum, the length of a list. */
const headSize = 8
/** Command, build, version of V8; a process that ended while it wrote leaves its number behind. */
const fileName = /^([a-z-]+)-([0-9a-f]{8})-[\d.]+[^/]*\.bin(?:\.\d+)?$/u

/**
 * Loads a file of a bundle and what it requires of it.
 *
 * @param {string} bundle its folder, absolute
 * @param {string} entry name of a file in it
 * @param {string} command compiled code is kept for each: it needs other functions than the next
 */
module.exports = function runCompiled(bundle, entry, command) {
  const entryFile = readFileSync(join(bundle, entry))
  // Of the other files the names change with the content, and the entry names them: its content stands for all. Times would not do, which
  // some installers set to one value, nor would V8, which compares only the length of a source.
  const name = `${command}-${hex(crc32(entryFile))}-${process.versions.v8}.bin`
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
    const source = part === entry ? entryFile.toString() : readFileSync(filename, 'utf8')
    const script = new Script(Module.wrap(source), {
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

/**
 * Name of a part → its compiled code. A file begins with a checksum of what follows it and the length of a list of names and places, as
 * JSON. V8 runs what it is given, so that one lost page of a file would crash it.
 */
function readFirst(files) {
  for (const file of files) {
    try {
      const data = readFileSync(file)
      if (data.readUInt32LE(0) !== crc32(data.subarray(4))) continue
      const end = headSize + data.readUInt32LE(4)
      const start = aligned(end)
      const list = JSON.parse(data.toString('utf8', headSize, end))
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
  const start = aligned(headSize + head.length)
  const whole = Buffer.alloc(start + end)
  whole.writeUInt32LE(head.length, 4)
  head.copy(whole, headSize)
  for (const [part, from] of list) parts.get(part).copy(whole, start + from)
  whole.writeUInt32LE(crc32(whole.subarray(4)))
  for (const file of files) {
    const temporary = `${file}.${process.pid}`
    try {
      mkdirSync(dirname(file), {recursive: true})
      writeFileSync(temporary, whole)
      renameSync(temporary, file)
      removeOlder(file)
      return
    } catch {
      // A package that nobody may write into, or a disk that is full, works all the same.
      remove(temporary)
    }
  }
}

/** Of other builds one stays: two catalogs may use two versions in turn, and share a person's caches. */
function removeOlder(file) {
  const folder = dirname(file)
  const [, command, build] = fileName.exec(basename(file))
  const others = readdirSync(folder).filter(name => {
    const found = fileName.exec(name)
    return found !== null && found[1] === command && found[2] !== build
  })
  const byAge = others.map(name => ({name, time: statSync(join(folder, name)).mtimeMs})).sort((a, b) => b.time - a.time)
  for (const {name} of byAge.slice(1)) remove(join(folder, name))
}

function remove(file) {
  try {
    rmSync(file, {force: true})
  } catch {
    // Where nothing can be removed, nothing was written.
  }
}

function hex(number) {
  return number.toString(16).padStart(8, '0')
}

/** V8 copies what does not start at a multiple of eight. */
function aligned(size) {
  return Math.ceil(size / 8) * 8
}
