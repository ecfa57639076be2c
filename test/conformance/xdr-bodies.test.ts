import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {parseAttack} from '../../src/attack/index.ts'
import {defaultExportOptions} from '../../src/export/index.ts'
import {incompleteNote, isIncomplete} from '../../src/export/requests/incomplete.ts'
import {exporters} from '../../src/export/requests/index.ts'
import type {TargetOptions} from '../../src/export/target.ts'
import type {Finding} from '../../src/model/finding.ts'
import {dataPath, readData} from './data.ts'

function folders(...parts: readonly string[]): readonly string[] {
  return readdirSync(dataPath(...parts)).sort()
}

/** The bodies were made without the line that an incomplete finding starts with, which the specification asks for. */
function withoutNote(text: string, finding: Finding): string {
  const note = incompleteNote(finding)
  return note === undefined ? text : text.replaceAll(`*${note}*\\n\\n`, '').replaceAll(`${note}\\n\\n`, '')
}

/** The same of a document of Jira, where the line is a paragraph. */
function withoutParagraph(value: unknown, note: string | undefined): unknown {
  if (Array.isArray(value)) return value.filter(item => !isNote(item, note)).map(item => withoutParagraph(item, note))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutParagraph(item, note)]))
}

function isNote(value: unknown, note: string | undefined): boolean {
  return JSON.stringify(value) === JSON.stringify({type: 'paragraph', content: [{type: 'text', text: note, marks: [{type: 'em'}]}]})
}

const attack = parseAttack(readFileSync(join(import.meta.dirname, '../../src/attack/data/attack-18.1.json'), 'utf8'))

const attackPatternOf: TargetOptions['attackPatternOf'] = id => (typeof attack === 'string' ? undefined : attack.technique(id)?.stix)

const cases = folders('xdr', 'bodies').flatMap(name => folders('xdr', 'bodies', name).map(target => ({name, target})))

it('has bodies of every target', () => {
  expect(cases.length).toBeGreaterThanOrEqual(24)
  expect(cases.filter(({target}) => exporters.has(target)).length).toBeGreaterThanOrEqual(24)
})

for (const name of folders('xdr', 'bodies')) {
  // The data is written for this project, so its shape is known.
  const finding = JSON.parse(readData('xdr', 'findings', `${name}.json`)) as Finding
  describe(name, () => {
    for (const target of folders('xdr', 'bodies', name)) {
      it(`becomes the requests of ${target}`, async () => {
        const exporter = await exporters.get(target)?.()
        const allowIncomplete = isIncomplete(finding)
        const options = {...defaultExportOptions, allowIncomplete, attackPatternOf}
        const result = exporter?.export({finding, stem: name, pictures: []}, options)
        expect(exporter?.id).toBe(target)
        expect(result?.problems.filter(({severity}) => severity === 'error')).toEqual([])
        const files = new Map(result?.files.map(({path, bytes}) => [path, withoutNote(new TextDecoder().decode(bytes), finding)]))
        const expected = folders('xdr', 'bodies', name, target)
        expect([...files.keys()].sort()).toEqual(expected.map(file => `${name}.${target}/${file}`))
        for (const file of expected) {
          const text = files.get(`${name}.${target}/${file}`) ?? ''
          expect(withoutParagraph(JSON.parse(text), incompleteNote(finding)), file).toEqual(
            JSON.parse(readData('xdr', 'bodies', name, target, file)),
          )
        }
      })
    }
  })
}
