import {cpSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runAsProcess, runInProcess} from '../../../test/support/cli.ts'
import {folderOf} from '../../../test/support/folder.ts'
import {hunt} from '../../../test/support/hunt.ts'
import {catalog, found, good, lintPack as lint, one, rule, shown, text} from '../../../test/support/pack.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {repositoryOf} from '../../../test/support/repository.ts'
import {json} from '../../report/json.ts'
import {lintFiles} from '../lint.ts'

describe('rules of packs', () => {
  it('are on at the severity of their meta, in every language that a rule can be written in', async () => {
    const typed = "import type {Rule} from 'huntbook/rule'\nimport {name} from './_shared.ts'\n"
    const body =
      "meta: {id: 'p/typed', description: 'x', severity: 'info', messages: {found: 'Typed {what}.'}}, create: context => ({cell: cell => context.report({message: 'found', data: {what: name}, at: {cell}})})"
    const files = {
      ...good,
      'rules/p/typed.ts': `${typed}const rule: Rule = {${body}}\nexport default rule\n`,
      'rules/p/_shared.ts': "export const name: string = 'shared'\n",
      'rules/p/typed.test.ts': 'broken(',
      'rules/p/module.mjs': "export default {meta: {id: 'p/module', description: 'x', severity: 'off', messages: {}}, create: () => ({})}",
      'rules/p/plain.yaml': "severity: error\nselect: {cells: code}\nforbid: 'fo+'\nmessage: 'Got {match}.'\n",
      'rules/p/README.md': '# Rules',
    }
    expect(await lint(files)).toEqual([1, found, 'error p/plain Got foo.', 'info p/typed Typed shared.'])
  })
  it('take severity and options of the configuration, of overrides and of the command line', async () => {
    const options = ", options: {type: 'object', properties: {what: {type: 'string', default: 'default'}}}"
    const create = "return {cell: cell => context.report({message: 'found', data: {what: context.options.what}, at: {cell}})}"
    const files = {...good, ...rule('tuned', create, options)}
    expect(await lint(files, {config: 'rules: {p/*: off, p/tuned: {severity: error, what: own}}'})).toEqual([1, 'error p/tuned Found own.'])
    expect(await lint(files, {config: 'overrides: [{team: a, rules: {p/good: off}}]'})).toEqual([0, 'warning p/tuned Found default.'])
    expect(await lint(files, {only: ['p/good'], rules: ['p/good=error']})).toEqual([1, 'error p/good Found foo.'])
    await expect(lint(files, {config: 'rules: {p/tuned: {waht: x}}'})).rejects.toThrow('Expected an option of `p/tuned`, got `waht`.')
    await expect(lint(files, {config: 'rules: {p/goood: off}'})).rejects.toMatchObject({hint: 'did you mean `p/good`?'})
  })
  it('come from presets too, and their fixes are applied', async () => {
    const fixing = rule(
      'fixing',
      "return {cell(cell) { if (cell.source === 'foo') context.report({message: 'found', at: {cell, start: 0, end: 3}, replacement: 'bar'}) }}",
    )
    const files = {...one, ...fixing, 'huntbook.config.yaml': 'extends: [preset.yaml]', 'preset.yaml': 'packs: {p: rules/p}'}
    const cwd = folderOf(files)
    const report = await lintFiles({cwd, only: ['p/*'], fix: true, workers: 0})
    expect([report.exitCode, report.fixed, report.diagnostics]).toEqual([0, [{path: 'hunts/a/1.md'}], []])
  })
  it('see the catalog, the repository, a file of standard input', async () => {
    const files = {
      ...rule(
        'titles',
        "return {catalog(hunts) { for (const {path, hunting} of hunts) context.report({message: 'found', data: {what: hunting.title.text}, at: {pointer: '/hunting/title'}, path}) }}",
      ),
      ...rule(
        'reader',
        "return {notebook() { context.report({message: 'found', data: {what: context.repository.files().length > 3}, at: 'file'}) }}",
      ),
    }
    expect(await lint(files)).toEqual([0, 'warning p/reader Found true.', 'warning p/titles Found x.'])
    const stdin = {path: 'hunts/a/1.md', bytes: Buffer.from(text)}
    expect((await lint(files, {stdin}))[1]).toBe('warning p/reader Found true.')
  })
  it('come from an installed package', async () => {
    const moved = Object.fromEntries(
      Object.entries(good).map(([path, content]) => [path.replace('rules/p', 'node_modules/@acme/hunts/rules'), content]),
    )
    const cwd = folderOf({...one, ...moved, 'huntbook.config.yaml': "packs: {p: '@acme/hunts/rules'}\nextends: []\n"})
    expect(shown(await lintFiles({cwd, workers: 0}))).toEqual([0, found])
  })
})

describe('the packs that ship as examples', () => {
  const rules = join(import.meta.dirname, '../../../rules/teams')
  it('load as any other, and say what their tests say', async () => {
    const cells = ['%%taegis alerts search --assign x', '%%kql\nSigninLogs\n| take 5', '!nmap 192.0.2.1']
    const config = 'extends: []\npacks: {mdr: rules/teams/mdr, cloud: rules/teams/cloud, ot: rules/teams/ot}\n'
    const hunts = hunt('title: x', cells.map(cell => `\`\`\`{code-cell}\n${cell}\n\`\`\`\n`).join('\n'))
    const cwd = folderOf({'hunts/a/1.md': hunts, 'huntbook.config.yaml': config})
    cpSync(rules, join(cwd, 'rules/teams'), {recursive: true})
    expect(shown(await lintFiles({cwd, workers: 0}))).toEqual([
      1,
      'warning mdr/search-flags Expected `--track` on a search.',
      'warning cloud/time-bound Expected a filter on time for `SigninLogs`: without one the query reads everything that is kept.',
      'error ot/passive-only Unexpected `!nmap`: hunts in plants send no traffic.',
    ])
    const {stdout} = await runInProcess(['rules', '--group', 'ot', '--format', 'names'], {cwd})
    expect(stdout).toBe('ot/passive-only\n')
  })
})

describe('a pack that cannot be loaded', () => {
  const config = 'packs: {p: rules/p}\n'
  it.each<[string, Record<string, string>, string]>([
    ['loops', {'rules/p/a.js': 'for (;;) {}'}, 'Pack `p`, rules/p/a.js: it did not load within 3000 ms (`limits.fileMs`).'],
    [
      'waits for ever',
      {'rules/p/a.mjs': 'await new Promise(() => setInterval(() => {}, 1000))'},
      'Pack `p`, rules/p/a.mjs: it did not load within 3000 ms (`limits.fileMs`).',
    ],
    ['ends the process', {'rules/p/a.js': 'process.exit(0)'}, 'Pack `p`, rules/p/a.js: it ended the thread while it was loaded.'],
    ['throws', {'rules/p/a.js': 'throw new Error("no.\\nmore")'}, 'Pack `p`, rules/p/a.js: it could not be loaded: no.'],
    [
      'imports what is not there',
      {'rules/p/a.ts': 'import "nowhere"'},
      "Pack `p`, rules/p/a.ts: it could not be loaded: Cannot find module 'nowhere'.",
    ],
    [
      'exports nothing',
      {'rules/p/a.js': 'export const a = 1'},
      'Pack `p`, rules/p/a.js: expected a rule as its default export: `export default defineRule({…})`.',
    ],
    [
      'has another id',
      {'rules/p/b.js': rule('a', '')['rules/p/a.js'] ?? ''},
      'Pack `p`, rules/p/b.js: expected `p/b` in `meta.id`, got `p/a`.',
    ],
    [
      'has a severity that is none',
      {'rules/p/a.js': "export default {meta: {id: 'p/a', description: '', severity: 'high', messages: {}}, create() {}}"},
      'Pack `p`, rules/p/a.js: expected `off`, `info`, `warning` or `error` in `meta.severity`.',
    ],
    [
      'has options that are no schema',
      rule('a', '', ", options: {type: 'object', properties: {x: {type: 'text'}}}"),
      'Pack `p`, rules/p/a.js: expected JSON Schemas in `meta.options`',
    ],
    [
      'has a rule twice',
      {'rules/p/a.js': '', 'rules/p/a.yaml': ''},
      'Pack `p`, rules/p/a.yaml: expected one file for the rule `p/a`, got `a.js` too.',
    ],
    ['has no rule', {'rules/p/README.md': ''}, 'Pack `p`, rules/p: expected at least one rule, got none.'],
    [
      'has YAML that is wrong',
      {'rules/p/a.yaml': 'severity: error\nselect: {cell: code}\nforbid: x\nmessage: x\n'},
      'rules/p/a.yaml:2:10 Unexpected key `cell`: remove it.',
    ],
    [
      'is not there',
      {},
      'huntbook.config.yaml:1:12 Expected a folder of rules inside the root or an installed package, got `rules/p`, which does not exist.',
    ],
    [
      'is outside',
      {'huntbook.config.yaml': 'packs: {p: ../p}'},
      'huntbook.config.yaml:1:12 Expected a folder of rules inside the root or an installed package, got `../p`',
    ],
    [
      'has a name of huntbook',
      {'huntbook.config.yaml': 'packs: {attack: rules/p}'},
      'huntbook.config.yaml:1:9 Expected a name of your own for a pack, got `attack`, which huntbook uses itself.',
    ],
    [
      'has a name in capitals',
      {'huntbook.config.yaml': 'packs: {MDR: rules/p}'},
      'huntbook.config.yaml:1:9 Expected the name of a pack in lower case, such as `mdr`',
    ],
  ])('is wrong use: one that %s', async (_, files, message) => {
    const cwd = folderOf({...one, 'huntbook.config.yaml': `${config}limits: {fileMs: 3000}\n`, ...files})
    await expect(lintFiles({cwd, workers: 0})).rejects.toThrow(message)
  })
  onPosix('is wrong use: one with a link that leads out of the root', async () => {
    const outside = folderOf({'evil.js': 'throw 1'})
    const cwd = folderOf({...one, ...good, 'huntbook.config.yaml': config})
    symlinkSync(join(outside, 'evil.js'), join(cwd, 'rules/p/evil.js'))
    await expect(lintFiles({cwd, workers: 0})).rejects.toThrow(
      'Pack `p`, rules/p/evil.js: expected a file inside the root, got a link that leads out of it.',
    )
    const linked = folderOf({...one, 'huntbook.config.yaml': config})
    mkdirSync(join(linked, 'rules'))
    symlinkSync(outside, join(linked, 'rules/p'))
    await expect(lintFiles({cwd: linked, workers: 0})).rejects.toThrow('got `rules/p`, a link that leads out of it.')
  })
  it('is not loaded at all in events that have secrets, unless somebody trusts the checkout', async () => {
    for (const event of ['pull_request_target', 'workflow_run']) {
      await expect(lint(good, {event})).rejects.toMatchObject({code: 'PACKS_UNTRUSTED'})
      expect(await lint(good, {event, trustWorkspace: true})).toEqual([0, found])
    }
    expect(await lint(good, {event: 'pull_request'})).toEqual([0, found])
  })
})

describe('the report', () => {
  it('is the same for 0, 1 and 2 threads, without a cache, cold and warm, and follows what the packs are made of', async () => {
    const hunts = Object.fromEntries(Array.from({length: 20}, (_, index) => [`hunts/a/${index}.md`, text]))
    const asking = rule(
      'asking',
      "const list = Buffer.from(context.repository.read('list.txt')).toString(); return {cell: cell => context.report({message: 'found', data: {what: list + word}, at: {cell}})}",
    )
    const path = 'rules/p/asking.js'
    const cwd = catalog({
      ...hunts,
      ...good,
      'lib/word.js': "export const word = 'one'",
      'list.txt': 'a',
      [path]: `import {word} from '../../lib/word.js'\n${asking[path]}`,
    })
    const run = async (workers: number, cache: boolean) => json(await lintFiles({cwd, workers, cache}))
    const reports = new Set<string>()
    for (const workers of [0, 1, 2]) for (const cache of [false, true, true]) reports.add(await run(workers, cache))
    expect(reports.size).toBe(1)
    expect([...reports][0]).toContain('Found aone')
    writeFileSync(join(cwd, 'lib/word.js'), "export const word = 'two'")
    expect(await run(0, true)).toContain('Found atwo')
    writeFileSync(join(cwd, 'list.txt'), 'b')
    expect(await run(0, true)).toContain('Found btwo')
  })
  it('is for standard output alone: what a rule prints goes elsewhere, escaped', async () => {
    const cwd = catalog({...one, ...rule('loud', "console.log('\\u001b[31mred'); process.stdout.write('{'); return {}")})
    const {code, stdout, stderr} = await runAsProcess(['lint', '--format', 'json'], {cwd})
    expect([code, JSON.parse(stdout).diagnostics]).toEqual([0, []])
    expect(stderr).toContain('pack: \\x1b[31mred\n')
  })
  it('widens to all notebooks where a pack changed since a commit', async () => {
    const {top, git, commit} = repositoryOf({...one, ...good, 'huntbook.config.yaml': 'packs: {p: rules/p}\nextends: []\n'})
    commit()
    const base = git('rev-parse', 'HEAD').trim()
    expect((await lintFiles({cwd: top, since: base, allowEmpty: true})).notebooks).toBe(0)
    writeFileSync(join(top, 'rules/p/_notes.txt'), 'x')
    expect((await lintFiles({cwd: top, since: base})).notebooks).toBe(1)
  })
})
