// How long an editor waits for diagnostics after a keystroke, the pause of 40 ms included.
//   node bench/lsp.mjs [KEYS] [HUNTS]        50 keystrokes, in a catalog of 300 hunts
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {argv} from 'node:process'
import {pathToFileURL} from 'node:url'
import {report, say} from './convert/report.mjs'
import {writeHunts} from './lint/catalog.mjs'
import {startServer} from './lsp/client.mjs'
import {longHunt} from './lsp/hunt.mjs'

const keys = Number(argv[2] ?? 50)
const count = Number(argv[3] ?? 300)
const bin = join(import.meta.dirname, '../bin/huntbook.cjs')
const text = longHunt(500)

for (const hunts of [0, count]) {
  const cwd = mkdtempSync(join(tmpdir(), 'huntbook-bench-'))
  try {
    writeHunts(cwd, hunts)
    const file = join(cwd, 'hunts/soc/long.md')
    writeFileSync(file, text)
    const {first, times, found} = await type(cwd, pathToFileURL(file).href)
    const sorted = times.toSorted((a, b) => a - b)
    say(`\nA hunt of ${text.split('\n').length - 1} lines in a catalog of ${hunts + 1}: ${found} findings`)
    report(sorted[Math.floor(keys / 2)] ?? 0, `ms after a keystroke, median of ${keys}`, {most: 100})
    report(sorted[Math.floor(keys * 0.9)] ?? 0, 'ms, nine in ten are below', {most: Number.POSITIVE_INFINITY})
    report(first, 'ms after it is opened', {most: Number.POSITIVE_INFINITY})
  } finally {
    rmSync(cwd, {recursive: true, force: true})
  }
}

/** Writes letters into the prose of the hunt, each as soon as the last one was answered. */
async function type(cwd, uri) {
  const server = startServer(bin, cwd)
  const workspaceFolders = [{uri: pathToFileURL(cwd).href, name: 'catalog'}]
  await server.request('initialize', {processId: null, capabilities: {}, workspaceFolders})
  server.notify('initialized', {})
  const wait = async (version, act) => {
    const answer = server.diagnostics(uri, version)
    const start = performance.now()
    act()
    const found = await answer
    return {time: performance.now() - start, found: found.length}
  }
  const textDocument = {uri, languageId: 'markdown', version: 1, text}
  const {time: first, found} = await wait(1, () => server.notify('textDocument/didOpen', {textDocument}))
  const line = text.split('\n').findIndex(part => /^[A-Z][a-z]+ .{40}/u.test(part))
  const times = []
  for (let key = 0; key < keys; key++) {
    const at = {line, character: key}
    const contentChanges = [{range: {start: at, end: at}, text: 'x'}]
    const {time} = await wait(key + 2, () =>
      server.notify('textDocument/didChange', {textDocument: {uri, version: key + 2}, contentChanges}),
    )
    times.push(time)
  }
  await server.end()
  return {first, times, found}
}
