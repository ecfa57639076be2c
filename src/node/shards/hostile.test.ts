import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {blobsOf, withoutPacks} from '../../../test/support/shards.ts'
import {reportFormats} from '../../report/sinks.ts'
import {deliver} from '../render.ts'
import {sinksOf} from '../sinks.ts'
import {ToolError} from '../tool-error.ts'
import {measureJson} from './measure.ts'
import {mergeShards} from './merge.ts'

/** The catalog has errors on every part, so that no change of one blob makes it clean. */
const prepared = async (): Promise<{cwd: string; file: string; blob: unknown}> => {
  const cwd = folderOf({...withoutPacks, 'base.json': '{"version": 1, "entries": []}'})
  const folder = await blobsOf(2, {cwd})
  const [name = ''] = readdirSync(join(cwd, folder))
  const file = join(cwd, folder, name)
  return {cwd, file, blob: JSON.parse(readFileSync(file, 'utf8'))}
}

/** Every list, object and value below, as the keys that lead there. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))]
}

const gone = Symbol('gone')

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to
  if (Array.isArray(value)) {
    const at = Number(key)
    const item = rest.length === 0 && to === gone ? [] : [changed(value[at], rest, to)]
    return [...value.slice(0, at), ...item, ...value.slice(at + 1)]
  }
  const entries = Object.entries(value as object)
  return Object.fromEntries(
    entries.flatMap(([name, item]) =>
      name !== key ? [[name, item]] : rest.length === 0 && to === gone ? [] : [[name, changed(item, rest, to)]],
    ),
  )
}

const hostile = fc.oneof(
  fc.constant(gone),
  fc.constantFrom<unknown>(null, true, 0, 1, -1, 2 ** 31, 1e308, '', 'x', '../x', '/etc/passwd', 'a\0b', '__proto__', 'constructor'),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [{}],
    {length: 1e9},
    'hunts/a/one.md',
    '\u001b[2J##[error]x\n::error::x\u202e',
    '💥'.repeat(1000),
    '\ud800',
  ),
  fc.jsonValue(),
)

describe('a blob in which somebody changed something', () => {
  it('is refused, or reported as what it says, and never clean', async () => {
    const {cwd, file, blob} = await prepared()
    const places = placesIn(blob)
    const plain = {cwd, env: {}, color: false, width: 120, quiet: false, maxDiagnostics: 1000}
    const formats = reportFormats.filter(format => format !== 'blob')
    const outcomes = {refused: 0, reported: 0}
    await fc.assert(
      fc.asyncProperty(fc.nat({max: places.length - 1}), hostile, async (at, to) => {
        const text = JSON.stringify(changed(blob, places[at] ?? [], to))
        // Without any value there is no JSON either.
        writeFileSync(file, text === undefined ? '' : text)
        try {
          const report = await mergeShards({cwd, folder: 'out/blobs-2'})
          expect(report.exitCode).not.toBe(0)
          for (const format of formats) {
            const {text: said} = await deliver(report, sinksOf({asked: [format], cwd, env: {}}), plain)
            expect(said).not.toMatch(/\u001b|\u202e|^::error::x|##\[error/mu)
          }
          outcomes.reported++
        } catch (error) {
          if (!(error instanceof ToolError)) throw error
          expect([error.code, error.message]).toEqual([expect.stringMatching(/^BLOB_/u), expect.stringContaining('out/blobs-2')])
          outcomes.refused++
        }
      }),
      {numRuns: 300},
    )
    expect(Math.min(outcomes.refused, outcomes.reported)).toBeGreaterThan(10)
    expect({}).not.toHaveProperty('polluted')
  }, 120_000)

  it('is refused where a notebook or a finding is left out', async () => {
    const {cwd, file, blob} = await prepared()
    for (const key of ['facts.notebooks.0', 'facts.part.0', 'diagnostics.0', 'facts.unread.0']) {
      if (key === 'facts.unread.0' && (blob as {facts: {unread: unknown[]}}).facts.unread.length === 0) continue
      writeFileSync(file, JSON.stringify(changed(blob, key.split('.'), gone)))
      await expect(mergeShards({cwd, folder: 'out/blobs-2'})).rejects.toMatchObject({code: 'BLOB_INVALID'})
    }
  })
})

describe('measureJson', () => {
  it('agrees with JSON about what lists and objects there are', () => {
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Object.values(value).reduce((sum: number, item) => sum + count(item), 0) : 0
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(measureJson(Buffer.from(JSON.stringify(value)))).toEqual({levels: depth(value), containers: count(value)})
      }),
    )
  })
})
