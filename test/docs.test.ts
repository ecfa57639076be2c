import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {globSync} from 'glob'
import type {Nodes} from 'mdast'
import {afterAll, describe, expect, it} from 'vitest'
import {rules} from '../rules/index.ts'
import {profiles} from '../rules/structure/profiles.ts'
import {fillParts, prose, table} from '../scripts/docs/parts.mjs'
import {docsPages} from '../scripts/docs.mjs'
import {commands} from '../src/cli/commands.ts'
import type {Io} from '../src/cli/io.ts'
import {main} from '../src/cli/main.ts'
import {commonOptions} from '../src/cli/options.ts'
import {formats} from '../src/formats/index.ts'
import {checkConfig} from '../src/lint/config/check.ts'
import {readConfig} from '../src/lint/config/read.ts'
import {judgeTag} from '../src/model/judge-tag.ts'
import {lintFiles} from '../src/node.ts'
import {parseMarkdown, walkMarkdown} from '../src/parse/markdown.ts'
import {hooks} from '../src/setup/hooks.ts'
import {type Example, examplesOf, sectionsOf} from './support/docs-examples.ts'
import {repositoryAt} from './support/repository.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const others = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'hunts/README.md']
const pages = [...others, ...globSync('docs/**/*.md', {cwd: root, posix: true})].sort()
const folder = mkdtempSync(join(tmpdir(), 'huntbook-docs-'))

afterAll(() => rmSync(folder, {recursive: true}))

describe('generated parts of the docs', () => {
  for (const [path, text] of docsPages({rules, commands, commonOptions, hooks, read})) {
    it(`are current in ${path}; when this fails, run \`npm run build && node scripts/docs.mjs\``, () => {
      expect(read(path)).toBe(text)
    })
  }

  it('cannot be forgotten: a page without a place for one is refused', () => {
    expect(() => docsPages({rules, commands, commonOptions, hooks, read: path => (path.endsWith('.md') ? '# x\n' : read(path))})).toThrow(
      'Expected a place for the part `rules` in docs/rules/README.md, got none.',
    )
  })
})

describe('fillParts', () => {
  const place = '<!-- generated:a -->\nold\n<!-- /generated -->'

  it('leaves what stands around a part, and takes dollars for dollars', () => {
    expect(fillParts(`x\n${place}\ny`, {path: 'p.md', parts: {a: '$& $1'}})).toBe(
      'x\n<!-- generated:a -->\n\n$& $1\n\n<!-- /generated -->\ny',
    )
  })

  it('changes nothing the second time', () => {
    const given = {path: 'p.md', parts: {a: 'new'}}
    const once = fillParts(place, given)
    expect(fillParts(once, given)).toBe(once)
  })

  it('refuses a place that nobody fills, also one named like a property of all objects', () => {
    expect(() => fillParts(place, {path: 'p.md', parts: {}})).toThrow('Expected a known part in p.md, got `a`.')
    expect(() => fillParts(place.replace('generated:a', 'generated:toString'), {path: 'p.md', parts: {}})).toThrow('got `toString`')
  })
})

describe('tables of the docs', () => {
  it('keep bars and stars as text, but stars in code as they are', () => {
    expect(table(['a|b'], [[prose('x/** and `y/**`')]])).toBe('| a\\|b |\n|---|\n| x/\\*\\* and `y/**` |')
  })
})

describe('links of the docs', () => {
  for (const page of pages) {
    it(`lead to files and headings that exist: ${page}`, () => {
      expect(linksOf(page).filter(link => !leadsSomewhere(page, link))).toEqual([])
    })
  }
})

describe('pages of rules', () => {
  for (const {meta} of rules) {
    const page = read(`docs/rules/${meta.id}.md`)
    it(`${meta.id} has its sections in order`, () => {
      expect(sectionsOf(page)).toEqual(['Why', 'Incorrect', 'Correct', 'Options', 'When to turn it off'])
    })
    const examples = examplesOf(page)
    it(`${meta.id} shows both what is reported and what is not`, () => {
      const found = new Set(examples.map(({section}) => section))
      expect([found.has('Incorrect'), found.has('Correct')]).toEqual([true, true])
    })
    for (const example of examples) {
      it.skipIf(collide(example))(`${meta.id} behaves as line ${example.line} says`, async () => {
        const reported = await reports(meta.id, example)
        if (example.section === 'Incorrect') expect(example.messages, 'the messages stand below the example').toBeDefined()
        expect(reported).toEqual((example.messages ?? []).map(message => `${meta.id} ${message}`))
      })
    }
  }

  it('are not left behind by a rule that is gone', () => {
    const ids = globSync('docs/rules/*/*.md', {cwd: root, posix: true}).map(path => path.slice('docs/rules/'.length, -'.md'.length))
    expect(ids.sort()).toEqual(rules.map(({meta}) => meta.id).sort())
  })

  it('name the sections of every profile, and their other names', () => {
    const page = read('docs/rules/structure/sections.md')
    for (const [name, {sections}] of profiles) {
      expect(page).toContain(`| \`${name}\` | ${sections.map(section => section.name).join(', ')} |`)
      for (const section of sections) {
        if (section.aliases) expect(page).toContain(`| \`${name}\` | ${section.name} | ${section.aliases.join(', ')} |`)
      }
    }
  })
})

describe('README', () => {
  it('has a quick start of exactly two command lines', () => {
    const [, block = ''] = /## Quick start\n.*?```sh\n(.*?)```/su.exec(read('README.md')) ?? []
    expect(block.trimEnd().split('\n')).toEqual(['npm ci && npm start', 'npm ci && npm test'])
  })

  it('shows what huntbook prints about its example', async () => {
    const [shown] = shownIn('README.md')
    expect(await printed(['lint', '--only', 'export/tag-typo'], {'hunts/network/dns.md': exampleHunt()})).toBe(shown)
  })

  it('names every command', async () => {
    const {stdout} = await huntbook(['--help'])
    const names = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gmu)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(4)
    for (const name of names) expect(read('README.md')).toContain(`| \`${name}\` |`)
  })
})

describe('docs/cli.md', () => {
  it('shows what huntbook prints about a rule that does not exist, and about the hunt of the README as .ipynb', async () => {
    const [wrongUse, finding = ''] = shownIn('docs/cli.md')
    expect(await printed(['lint', '--rule', 'attack/formt'], {'hunts/network/dns.md': exampleHunt()})).toBe(wrongUse)
    const {notebook} = formats.myst.parse(exampleHunt())
    const json = notebook ? formats.ipynb.print(notebook).text : ''
    const text = await printed(['lint', '--only', 'export/tag-typo'], {'hunts/network/dns.ipynb': json})
    expect(text.slice(0, finding.length)).toBe(finding)
  })

  it('names every option of every help page', async () => {
    const page = read('docs/cli.md')
    const {stdout} = await huntbook(['--help'])
    for (const [, name = ''] of stdout.matchAll(/^ {2}([a-z]+) {2}/gmu)) {
      const help = (await huntbook([name, '--help'])).stdout
      const section = page.split(/^## /mu).find(text => text.startsWith(`${name}\n`)) ?? ''
      const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu)].flatMap(([, option]) => option ?? [])
      expect(options.length).toBeGreaterThan(6)
      expect(options.filter(option => !section.includes(option) && !page.split(/^## /mu)[1]?.includes(option))).toEqual([])
    }
  })
})

describe('docs/configuration.md', () => {
  it('shows what huntbook prints about a rule that does not exist', async () => {
    const [shown] = shownIn('docs/configuration.md')
    expect(await printed(['check'], {'huntbook.config.yaml': 'rules:\n  attack/formt: off\n'})).toBe(shown)
  })

  it('has a complete example that is a valid configuration', async () => {
    const [example] = examplesOf(read('docs/configuration.md')).filter(({section}) => section === 'A complete example')
    const file = readConfig(example?.files.get('huntbook.config.yaml') ?? '', 'huntbook.config.yaml')
    if (!('value' in file)) throw new Error(JSON.stringify(file))
    expect(await checkConfig(file, {rules})).toEqual([])
    const schema = JSON.parse(read('schemas/config.schema.json'))
    expect([...file.value.keys()].sort()).toEqual(Object.keys(schema.properties).sort())
  })
})

describe('docs/metadata.md and docs/export.md', () => {
  it('list tags as they are judged', () => {
    const rows = [...read('docs/export.md').matchAll(/^\| `([\w-]+)` \| (?:`([\w-]+)`)? *\|/gmu)]
    expect(rows.length).toBeGreaterThan(11)
    for (const [, tag = '', alias] of rows) {
      expect(judgeTag(tag)).toEqual({verdict: 'canonical', of: tag})
      if (alias !== undefined) expect(judgeTag(alias)).toEqual({verdict: 'alias', of: tag})
    }
  })

  it('show a hunting block without a finding', async () => {
    const [example] = examplesOf(read('docs/metadata.md'))
    expect(example && (await reports('meta/*', example))).toEqual([])
  })
})

describe('docs/suppressions.md', () => {
  it('shows suppressions that are all needed', async () => {
    const [example] = examplesOf(read('docs/suppressions.md'))
    const options = {cwd: catalog(example?.files ?? new Map()), only: ['security/secret', 'structure/heading-levels']}
    expect((await lintFiles(options)).diagnostics).toEqual([])
    const shown = await lintFiles({...options, noSuppressions: true})
    expect(shown.diagnostics.map(({rule}) => rule)).toEqual(['structure/heading-levels', 'security/secret'])
  })

  it('names every form as it is read, and every problem', () => {
    const page = read('docs/suppressions.md')
    for (const word of [
      'ignore[rule]',
      'ignore-cell[rule]',
      'ignore-file[rule]',
      'huntbook-ignore:rule',
      'huntbook: {ignore: {rule: reason}}',
    ]) {
      expect(page).toContain(word)
    }
    for (const name of ['unused', 'unknown-rule', 'malformed', 'everything', 'no-reason'])
      expect(page).toContain(`| \`suppress/${name}\` |`)
  })
})

describe('docs/formats.md', () => {
  it('shows a text that comes back from .ipynb as it was', () => {
    const text = examplesOf(read('docs/formats.md'))[0]?.files.get('hunts/team/hunt.md') ?? ''
    const {notebook, problems} = formats.myst.parse(text)
    expect(problems).toEqual([])
    const json = notebook && formats.ipynb.print(notebook).text
    const back = formats.ipynb.parse(json ?? '').notebook
    expect(back && formats.myst.print(back).text).toBe(text)
    expect(notebook?.cells.map(({type}) => type)).toEqual(['markdown', 'code', 'markdown', 'code', 'markdown'])
  })
})

/** Whether two files of an example are one on this disk, as on most of Windows and macOS. */
function collide({files}: Example): boolean {
  const names = new Set([...files.keys()].map(path => path.toLowerCase()))
  return names.size < files.size && existsSync(folder.toUpperCase()) && existsSync(folder.toLowerCase())
}

/** `rule message`, in the order of the report, of everything that is found in an example with one rule on. */
async function reports(only: string, {files}: Example): Promise<string[]> {
  const {diagnostics} = await lintFiles({...commitBase(files), only: [only]})
  return diagnostics.map(({rule, message}) => `${rule} ${message}`)
}

/** A catalog of the files. Those below `base` are how they were at the commit that `--since` names. */
function commitBase(files: ReadonlyMap<string, string>): {readonly cwd: string; readonly since?: string} {
  const isBase = (path: string): boolean => path.startsWith('base/')
  const now = catalog(new Map([...files].filter(([path]) => !isBase(path))))
  if (![...files.keys()].some(isBase)) return {cwd: now}
  const {top, git, commit} = repositoryAt(
    catalog(new Map([...files].filter(([path]) => isBase(path)).map(([path, text]) => [path.slice(5), text]))),
  )
  git('init', '--quiet', '--initial-branch=main')
  commit()
  cpSync(now, top, {recursive: true})
  return {cwd: top, since: 'HEAD'}
}

function catalog(files: ReadonlyMap<string, string>): string {
  const cwd = mkdtempSync(join(folder, 'catalog-'))
  for (const [path, text] of new Map([['huntbook.config.yaml', ''], ...files])) {
    mkdirSync(dirname(join(cwd, path)), {recursive: true})
    writeFileSync(join(cwd, path), text)
  }
  return cwd
}

async function huntbook(argv: readonly string[], cwd = folder): Promise<{stdout: string; stderr: string}> {
  const written = {stdout: '', stderr: ''}
  const output = (name: keyof typeof written): Io['stdout'] => ({
    write: text => {
      written[name] += String(text)
    },
    isTerminal: false,
    columns: 120,
  })
  await main(argv, {
    cwd,
    env: {},
    stdin: async () => new Uint8Array(),
    input: async function* () {},
    stdout: output('stdout'),
    stderr: output('stderr'),
  })
  return written
}

/** Everything that a command prints over some files. */
async function printed(argv: readonly string[], files: Readonly<Record<string, string>>): Promise<string> {
  const {stdout, stderr} = await huntbook(argv, catalog(new Map(Object.entries(files))))
  // Editors cut the blank after the bar of an empty line.
  return (stdout + stderr).replace(/ +$/gmu, '')
}

/** The outputs that a page shows. */
function shownIn(page: string): string[] {
  return [...read(page).matchAll(/^```text\n(.*?)^```$/gmsu)].map(([, text = '']) => text)
}

function exampleHunt(): string {
  return examplesOf(read('README.md'))[0]?.files.get('hunts/team/hunt.md') ?? ''
}

function linksOf(page: string): string[] {
  const links: string[] = []
  const take = (node: Nodes): void => {
    if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && !/^[a-z]+:/u.test(node.url)) links.push(node.url)
  }
  const tree = parseMarkdown(read(page))
  if (tree) walkMarkdown(tree, take)
  return links
}

/** Whether a link from a page leads to a file of the repository and, with a fragment, to a heading of it as GitHub names it. */
function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', fragment] = link.split('#')
  const target = path === '' ? page : relative(root, join(root, dirname(page), path))
  if (target.startsWith('..') || !existsSync(join(root, target))) return false
  if (fragment === undefined) return true
  const names = [...read(target).matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
  return names.includes(fragment)
}
