import {execFileSync, spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, it} from 'vitest'
import {readConfig} from '../src/lint/config/read.ts'
import {toPlain, type Value} from '../src/model/value.ts'
import {newestAttack} from '../src/node/services.ts'
import {treeValue} from '../src/parse/tree.ts'
import {parseYaml} from '../src/parse/yaml.ts'
import {terminalText} from '../src/report/terminal.ts'
import {runInProcess} from './support/cli.ts'
import {bad} from './support/cli-cases/case.ts'
import {folderOf} from './support/folder.ts'
import {code, ipynb, markdown} from './support/hunt.ts'
import {oddNames} from './support/repository.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const page = read('docs/editors.md')
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].flatMap(([, name, text = '']) => (name === language ? [text] : []))

interface Found {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: string
  readonly code: string
  readonly message: string
}

/** What a catalog is told: by the report for programs, and as text for people. */
async function reportsOn(
  files: Readonly<Record<string, string>>,
): Promise<{readonly expected: Found[]; readonly text: string; readonly cwd: string}> {
  const cwd = folderOf(files)
  const lint = (...args: readonly string[]) => runInProcess(['lint', '--max-diagnostics', 'none', ...args], {cwd})
  const {diagnostics} = JSON.parse((await lint('--format', 'json')).stdout)
  const expected = diagnostics.map(
    ({
      path,
      range,
      severity,
      rule,
      message,
    }: {
      path: string
      range: {start: {line: number; column: number}}
      severity: string
      rule: string
      message: string
    }) => ({
      file: terminalText(path),
      ...{line: range.start.line, column: range.start.column},
      severity,
      code: rule,
      message: terminalText(message),
    }),
  )
  return {expected, text: (await lint()).stdout, cwd}
}

/** As VS Code reads lines with a matcher of two patterns: the second has to hold on the line after the first. */
function matched(text: string, [first, second]: readonly [RegExp, RegExp]): Found[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const [, file = '', row, column, severity = '', rule = ''] = first.exec(line) ?? []
    const message = row === undefined ? undefined : second.exec(lines[index + 1] ?? '')?.[1]
    // The path of a file whose name begins with a blank or a colon.
    const plain = file.replace(/^\.\//u, '')
    return message === undefined ? [] : [{file: plain, line: Number(row), column: Number(column), severity, code: rule, message}]
  })
}

const spoof = 'hunts/a/x.md:1:1 error meta/schema'
const hostile = {
  ...Object.fromEntries(
    [
      ...oddNames.filter(name => name.endsWith('.md')),
      ' blank.md',
      'a:3:4 error b.md',
      'a:3:4 error meta/schema.md',
      'a (cell 1 code).md',
      '::error::x.md',
    ].map((name, index) => [`hunts/a/${name}`, bad.replace('8d0f', `${1000 + index}`)] as const),
  ),
  ' top.md': bad.replace('8d0f', '2000'),
  'hunts/a/n.ipynb': ipynb({}, [
    {...markdown(`${spoof}\n\n  ${spoof}\n`), id: `a, line 1:1) ${spoof}`},
    {...code(`${spoof}\nrequests.get("u", verify=False)\n${spoof}\n`), id: `b\n${spoof}`},
    code('x = ('),
  ]),
}

describe('the problem matcher of VS Code', () => {
  const [, , tasks = '{}'] = blocks('json').length > 2 ? blocks('json') : ['', ...blocks('json')]
  const [{problemMatcher: matcher}] = JSON.parse(tasks).tasks
  const patterns = [new RegExp(matcher.pattern[0].regexp, 'u'), new RegExp(matcher.pattern[1].regexp, 'u')] as const

  it('gets every finding back, whatever files and cells are called and say', async () => {
    const {expected, text} = await reportsOn(hostile)
    expect(expected.length).toBeGreaterThan(Object.keys(hostile).length)
    expect(matched(text, patterns)).toEqual(expected)
  })
  it('names the parts of the first pattern', () => {
    expect(matcher.pattern).toMatchObject([{file: 1, line: 2, column: 3, severity: 4, code: 5}, {message: 1}])
    expect(matcher.fileLocation).toEqual(['relative', '$' + '{workspaceFolder}'])
  })
  it('could be the plain one where notebooks are known', async () => {
    const {expected, text} = await reportsOn({
      'hunts/a/x y.md': bad,
      'hunts/a/n.ipynb': ipynb({}, [code('requests.get("u", verify=False)')]),
    })
    expect(page).toContain('`^(.+):(\\d+):(\\d+) (error|warning|info) (\\S+)`')
    expect(matched(text, [/^(.+):(\d+):(\d+) (error|warning|info) (\S+)/u, /^\s{2}(.+)$/u])).toEqual(expected)
  })
})

describe('the error format of Vim', () => {
  const formats = blocks('vim').flatMap(text => /^set errorformat=(.*)$/mu.exec(text)?.[1] ?? [])
  const hasVim = spawnSync('vim', ['--version']).status === 0

  it('is told twice: places alone, and with messages', () => {
    expect(formats).toEqual(['%-G\\ \\ %.%#,%f:%l:%c\\ %t%*[a-z]\\ %m', '%Z\\ \\ %m,%-G\\ \\ %.%#,%A%f:%l:%c\\ %t%*[a-z]\\ %m,%-G%.%#'])
  })
  it.skipIf(!hasVim)(hasVim ? 'gives Vim every finding' : 'is not tried: no Vim was found', async () => {
    // Vim ends the name of a file at the first colon.
    const names = oddNames.filter(name => name.endsWith('.md') && !/[\n\t:*\\]/u.test(name))
    const files = Object.fromEntries(names.map((name, index) => [`hunts/a/${name}`, bad.replace('8d0f', `${1000 + index}`)]))
    const {expected, text, cwd} = await reportsOn({...files, 'hunts/a/n.ipynb': ipynb({}, [code('requests.get("u", verify=False)')])})
    writeFileSync(join(cwd, 'report.txt'), text)
    const list = (format: string): unknown[] => {
      const script = [
        'set encoding=utf-8',
        `set errorformat=${format}`,
        'cgetfile report.txt',
        "call writefile(map(filter(getqflist(), {_, i -> i.valid}), {_, i -> json_encode([bufname(i.bufnr), i.lnum, i.col, i.type, i.text])}), 'list.txt')",
        'qa!',
      ]
      writeFileSync(join(cwd, 'list.vim'), `${script.join('\n')}\n`)
      execFileSync('vim', ['-u', 'NONE', '-i', 'NONE', '-es', '-S', 'list.vim'], {cwd, env: {...process.env, LC_ALL: 'C.UTF-8'}})
      return readFileSync(join(cwd, 'list.txt'), 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line))
    }
    const [plain = '', whole = ''] = formats
    const places = expected.map(({file, line, column, severity}) => [file, line, column, severity[0]])
    expect(list(plain)).toEqual(
      places.map((place, index) => [...place, expect.stringMatching(new RegExp(`^${expected[index]?.code}\\b`, 'u'))]),
    )
    expect(list(whole)).toEqual(places.map((place, index) => [...place, expect.stringContaining(`\n${expected[index]?.message}`)]))
  })
})

describe('schemas for editors', () => {
  const schemas = ['config', 'vocabulary', 'rule', 'front-matter', 'hunting'].map(
    name => [name, JSON.parse(read(`schemas/${name}.schema.json`))] as const,
  )
  const yamlValue = (text: string): unknown => {
    const {tree} = parseYaml(text, {version: '1.2'})
    return tree && toPlain(treeValue(tree))
  }

  it.each(schemas)('%s compiles by itself, by the drafts that editors know', (_, schema) => {
    const {$schema, ...draft7} = schema
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(() => new Ajv2020({strict: false}).compile(schema)).not.toThrow()
    expect(() => new Ajv({strict: false}).compile(draft7)).not.toThrow()
    expect(JSON.stringify(schema).match(/"\$ref":"(?!#\/)/gu)).toBeNull()
  })
  it.each(schemas)('%s says what each key means', (_, schema) => {
    const silent = propertiesOf(schema, '').filter(([, {description}]) => typeof description !== 'string' || !description.endsWith('.'))
    expect(silent.map(([path]) => path)).toEqual([])
  })
  it('config names the default of each key that has one', () => {
    const config = new Map(schemas).get('config')
    const without = propertiesOf(config, '').filter(([, {type, default: value}]) => type !== 'object' && value === undefined)
    expect(without.map(([path]) => path)).toEqual([
      '/huntbook',
      '/overrides/files',
      '/overrides/team',
      '/overrides/ignore',
      '/metadata/retired',
      '/attack/next',
      '/report/docsUrl',
      '/baseline',
      ...['keepTags', 'sections', 'severity', 'assignee', 'tenants', 'allowList'].map(key => `/export/${key}`),
      ...['team', 'to', 'kernelspec/name', 'kernelspec/display_name', 'kernelspec/language'].map(key => `/new/${key}`),
    ])
    expect(config?.properties.attack.properties.version.default).toBe(newestAttack)
  })
  it('config takes what huntbook takes, and refuses a key that it does not know', () => {
    const check = new Ajv2020({strict: false}).compile(new Map(schemas).get('config'))
    const [, example = ''] = /^```yaml huntbook\.config\.yaml\n(.*?)^```$/msu.exec(read('docs/configuration.md')) ?? []
    const [named = ''] = blocks('yaml')
    for (const text of [read('huntbook.config.yaml'), example, named]) {
      expect(readConfig(text, 'huntbook.config.yaml')).toHaveProperty('value')
      expect([check(yamlValue(text)), check.errors]).toEqual([true, null])
    }
    for (const text of ['rulse: {}', 'attack: {versoin: "1"}', 'overrides: [{taem: a}]', 'new: {tem: a}']) {
      expect(check(yamlValue(text))).toBe(false)
      expect(check.errors).toContainEqual(expect.objectContaining({keyword: 'additionalProperties'}))
    }
  })
  it('front-matter takes the headers of the shipped hunts, and says what is wrong in one', () => {
    const check = new Ajv2020({strict: false}).compile(new Map(schemas).get('front-matter'))
    const header = /^---\n(.*?)^---$/msu.exec(read('hunts/identity/sign-in-anomalies.md'))?.[1] ?? ''
    expect([check(yamlValue(header)), check.errors]).toEqual([true, null])
    expect(check(yamlValue(header.replace(/^ {2}title: .*\n/mu, '')))).toBe(false)
    expect(check.errors).toMatchObject([{instancePath: '/hunting', params: {missingProperty: 'title'}}])
  })
  it('are where the page says', () => {
    const settings = blocks('json').find(text => text.includes('yaml.schemas')) ?? ''
    const paths = [...Object.keys(JSON.parse(settings)['yaml.schemas']), /\$schema=(\S+)/u.exec(page)?.[1] ?? '']
    for (const path of paths) expect(read(path.replace('./node_modules/huntbook/', ''))).toContain('"$schema"')
  })
})

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly description?: unknown
  readonly type?: unknown
  readonly default?: Value
}

/** Every key with what is said of it there. What a reference names is described at its own place. */
function propertiesOf(schema: Schema, path: string): (readonly [string, Schema])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const at = `${path}/${name}`
    if (property.$ref !== undefined && property.description === undefined) return []
    return [[at, property] as const, ...propertiesOf(property, at), ...propertiesOf(property.items ?? {}, at)]
  })
}
