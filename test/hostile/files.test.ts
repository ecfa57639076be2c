import {describe, expect, it} from 'vitest'
import {runInProcess} from '../support/cli.ts'
import {bad, executed, type Files, good} from '../support/cli-cases/case.ts'
import {filesIn, folderOf} from '../support/folder.ts'
import {code, ipynb, markdown} from '../support/hunt.ts'
import {onPosix} from '../support/posix.ts'
import {allWords, faultsOf, hostileWords} from './oracle.ts'

const hunts = {'hunts/a/x.md': bad, 'x.ipynb': executed}

const formats = ['pretty', 'github', 'gitlab', 'json', 'junit', 'markdown', 'rdjson', 'sarif']
const checks = formats.map(format => ['check', '--format', format])
/** Every command, each in the ways in which it reads files. */
const calls: readonly (readonly string[])[] = [
  ...checks,
  ['lint', '--fix', '.'],
  ['convert', '--to', 'ipynb'],
  ['convert', '--to', 'myst'],
  ['convert', '--check'],
  ['convert', '--sync'],
  ['convert', '--check', '--diff'],
  ['convert', '--in-place', '--strip', 'outputs'],
  ['export', '--to', 'markdown', '--to', 'html', '--to', 'json', '--audit=text'],
  ['export', '--compat', 'script'],
  ['rules'],
  ['rules', '--format', 'json'],
  ['rules', '--format', 'markdown'],
  ['rules', '--for', 'x.ipynb'],
  ['rules', '--for', 'x.ipynb', '--format', 'json'],
  ['explain', 'attack/format'],
  ['explain', 'attack/format', '--format', 'json'],
  ['init', '--yes', '--dry-run'],
  ['init', '--yes', '--pre-commit', '--github', '--gitlab'],
  ['new', 'Title', '--technique', 'T1489', '--data-source', 'x', '--description', 'd', '--to', 'myst'],
  ['git', 'status'],
  ['check', '--merge', 'blobs'],
  ['doctor'],
  ['doctor', '--format', 'json'],
]

const listed = calls.filter(([command]) => command === 'rules')

const env = {CI: 'true'}

async function check(files: Files, some: readonly (readonly string[])[] = calls): Promise<void> {
  for (const args of some) {
    const result = await runInProcess(args, {cwd: folderOf({...hunts, ...files}), env})
    expect([args.join(','), ...faultsOf(result, {args})].join(' | ')).toBe(args.join(','))
  }
}

const quoted = JSON.stringify(allWords.replace(/\u{e0001}/u, ''))

const fileNames = hostileWords.filter(word => !word.includes('/'))

function namesOf(entry: (word: string, index: number) => readonly [string, string]): Files {
  return Object.fromEntries(fileNames.map(entry))
}

describe('hostile words in a configuration', () => {
  const texts: Readonly<Record<string, string>> = {
    'an unknown key': `{${quoted}: 1}\n`,
    'a rule': `rules: {${quoted}: error}\n`,
    'a severity': `rules: {attack/format: ${quoted}}\n`,
    'an option': `rules: {attack/format: {severity: error, ${quoted}: 1}}\n`,
    'a preset': `extends: [${quoted}]\n`,
    'a version': `huntbook: ${quoted}\n`,
    'the catalog': `files: [${quoted}]\n`,
    'what is ignored': `ignore: [${quoted}]\n`,
    'a pack': `packs: {${quoted}: x}\n`,
    'the folder of a pack': `packs: {blue: ${quoted}}\n`,
    'an override': `overrides: [{files: [${quoted}], rules: {${quoted}: off}}]\n`,
    'the files of an override': `overrides: [{files: ['**', ${quoted}], rules: {meta/title: off}}]\n`,
    'a team': `overrides: [{team: ${quoted}}]\n`,
    'a schema': `metadata: {schema: ${quoted}}\n`,
    'an alias': `metadata: {aliases: {${quoted}: ${quoted}}}\n`,
    'a vocabulary': `metadata: {vocabulary: ${quoted}}\n`,
    'a ledger': `metadata: {retired: ${quoted}}\n`,
    'ATT&CK': `attack: {version: ${quoted}}\n`,
    'the next ATT&CK': `attack: {next: ${quoted}}\n`,
    'a format': `report: {formats: [${quoted}]}\n`,
    'the file of a format': `report: {formats: [${JSON.stringify(`json=${allWords}`)}]}\n`,
    'an address': `report: {docsUrl: ${JSON.stringify(`https://${allWords}`)}}\n`,
    'a cache': `cache: {folder: ${quoted}}\n`,
    'a pattern of pairs': `pairs: {mode: both, path: ${JSON.stringify(`{folder}/${allWords.replace('\\', '')}{stem}`)}}\n`,
    'a baseline': `baseline: ${quoted}\n`,
    'a target': `export: {to: [${quoted}]}\n`,
    'an output folder': `export: {out: ${quoted}}\n`,
    'a tag': `export: {knownTags: [${quoted}], keepTags: [${quoted}]}\n`,
    tenants: `export: {tenants: ${quoted}, to: [json]}\n`,
    'a list': `export: {allowList: ${quoted}, to: [stix]}\n`,
    'an assignee': `export: {assignee: ${quoted}, to: [jira]}\n`,
    'a kernel': `new: {kernelspec: {name: ${quoted}, display_name: ${quoted}, language: ${quoted}}}\n`,
    'broken YAML': `extends: []\nrules: {\n${allWords}`,
    'an alias of YAML': `extends: [*${allWords.replace(/\s/gu, '')}]\n`,
    'a tag of YAML': `extends: !${allWords.replace(/\s/gu, '')} x\n`,
    'a key twice': `${quoted}: 1\n${quoted}: 2\n`,
  }
  it.each(Object.keys(texts))('are only words: %s', name => check({'huntbook.config.yaml': texts[name] ?? ''}))
})

describe('hostile words in what a configuration names', () => {
  const broken: readonly string[] = [
    `- ${quoted}\n`,
    `{${quoted}: [`,
    `${quoted}: {${quoted}: ${quoted}}\n`,
    `a: *${quoted}\n`,
    `# ${allWords}\n`,
    `[${quoted}]`,
    quoted,
  ]
  const named: Readonly<Record<string, readonly [config: string, file: string]>> = {
    'a preset': ['extends: [a.yaml]\n', 'a.yaml'],
    'a vocabulary': ['metadata: {vocabulary: a.yaml}\n', 'a.yaml'],
    'a ledger': ['metadata: {retired: a.yaml}\n', 'a.yaml'],
    'a schema': ['metadata: {schema: a.json}\n', 'a.json'],
    'the next ATT&CK': ['attack: {next: a.json}\n', 'a.json'],
    'a baseline': ['baseline: a.json\n', 'a.json'],
    'a rule': ['packs: {blue: blue}\n', 'blue/a.yaml'],
    tenants: ['export: {tenants: a.yaml, to: [json]}\n', 'a.yaml'],
    'a list': ['export: {allowList: a.yaml, to: [stix, json]}\n', 'a.yaml'],
    'jupytext.toml': ['{}\n', 'jupytext.toml'],
    hooks: ['{}\n', '.pre-commit-config.yaml'],
    attributes: ['{}\n', '.gitattributes'],
    'an ignore file': ['{}\n', '.huntbookignore'],
  }
  it.each(Object.keys(named))('are only words: %s', async name => {
    const [config, file] = named[name] ?? ['', '']
    for (const text of broken) await check({'huntbook.config.yaml': config, [file]: text})
  })
  const rule = (description: string, message = 'x', pattern = 'Services'): string =>
    JSON.stringify({description, message, severity: 'error', select: {cells: 'markdown'}, forbid: pattern})
  const explained = [
    ['explain', 'blue/a'],
    ['explain', 'blue/a', '--format', 'json'],
  ]
  it.each([
    rule(allWords, allWords),
    rule(allWords.replaceAll('x', 'x '.repeat(30))),
    rule('x', '{match}', '[\\s\\S]+'),
    rule('x', 'x', allWords),
    `description: ${quoted}\nseverity: ${quoted}\n`,
    `${quoted}: x\n`,
  ])('are only words: a rule without code: %#', async text => {
    const files = {
      'huntbook.config.yaml': `packs: {blue: blue}\n`,
      'blue/a.yaml': text,
      'hunts/a/y.md': good.replace('Text.', `${allWords} Services`),
    }
    await check(files, [...checks, ...listed, ...explained])
  })
  onPosix('are only names of rules', async () => {
    const rules = namesOf(word => [`blue/${word}.yaml`, rule('x')])
    const some = fileNames.flatMap(word => [
      ['explain', `blue/${word}`],
      ['explain', `blue/${word}`, '--format', 'json'],
    ])
    const asked = [...checks, ['doctor'], ...listed, ['rules', '--format', 'names'], ...some]
    await check({'huntbook.config.yaml': 'packs: {blue: blue}\n', ...rules}, asked)
  })
})

describe('hostile words in what changes', () => {
  const lines = `${hostileWords.join('\n\n')}\n`
  it('are only words', async () => {
    const diffs = [
      ['lint', '--diff'],
      ['lint', '--diff', '--diff-style', 'file'],
      ['convert', '--check', '--diff'],
      ['convert', '--to', 'ipynb', '--check', '--diff'],
    ]
    const text = bad.replace('Text.', lines.replace(/\0/gu, ''))
    const {cells} = JSON.parse(executed)
    const notebook = ipynb({attack_technique_ids: ['t1489']}, [markdown(lines), ...cells, code(`${lines}x`, {tags: [allWords]})])
    await check(
      {'hunts/a/x.md': text, 'hunts/a/x.ipynb': notebook, 'y.ipynb': notebook, 'huntbook.config.yaml': 'pairs: {mode: both}\n'},
      diffs,
    )
  })
})

describe('hostile words in parts of a run', () => {
  const part = async (): Promise<string> => {
    const cwd = folderOf({'hunts/a/x.md': bad, 'huntbook.config.yaml': '{}\n'})
    await runInProcess(['check', '--format', 'blob=b/1.json', '--shard', '1/1'], {cwd})
    return filesIn(cwd)['b/1.json'] ?? ''
  }
  it('are only words, wherever they stand', async () => {
    const whole = await part()
    expect(whole).toContain('huntbook-blob')
    const texts = [...whole.matchAll(/"(?:[^"\\]|\\.)*"/gu)]
    for (const [index, {0: text, index: at}] of texts.entries()) {
      const blob = whole.slice(0, at) + quoted + whole.slice(at + text.length)
      const format = formats[index % formats.length] ?? ''
      await check({'huntbook.config.yaml': '{}\n', 'blobs/1.json': blob}, [['check', '--merge', 'blobs', '--format', format]])
    }
  })
})

describe('hostile words in new hunts', () => {
  it.each(['--team', '--template', '--technique', '--data-source', '--tag', '--description', '--param', '--out', '--id'])(
    'are only words: %s',
    async option => {
      const args = (word: string): string[] => {
        const given = new Map([
          ['--technique', 'T1489'],
          ['--data-source', 'x'],
          ['--description', 'd'],
          [option, option === '--param' ? `a=${word}` : word],
        ])
        return ['new', `T ${word}`, ...[...given].map(([name, value]) => `${name}=${value}`)]
      }
      const templates = {'templates/default.md': good.replace('Text.', '{{a}} {{title}} {{description}}')}
      for (const word of hostileWords) await check(templates, [args(word)])
    },
  )
})

describe('hostile names of files', () => {
  const some = [
    ...calls,
    ['lint', '--fix', '--diff'],
    ['lint', '--format', 'blob=b/1.json', '--shard', '1/2'],
    ['lint', '--fix-dry-run', '--format', 'json'],
    ['lint', '--write-baseline', '--baseline', 'b.json'],
    ['lint', '--fix', '--fail-on-change'],
  ]
  onPosix('are only names: hunts', () => {
    const files = namesOf((word, index) => [`${word}.md`, bad.replace('8d0f3a52', String(10_000_000 + index))])
    return check(files, some)
  })
  onPosix('are only names: notebooks that are broken', () =>
    check(
      namesOf(word => [`${word}.ipynb`, '{']),
      some,
    ),
  )
  onPosix('are only names: notebooks that were run', () =>
    check(
      namesOf(word => [`${word}.ipynb`, executed]),
      some,
    ),
  )
  onPosix('are only names: folders', () =>
    check(
      namesOf(word => [`${word}/y.md`, good]),
      some,
    ),
  )
  onPosix('are only names: folders of other files', () => {
    const others = ['.gitattributes', 'jupytext.toml', '.huntbookignore']
    return check(Object.assign({}, ...others.map(name => namesOf(word => [`${word}/${name}`, allWords]))), some)
  })
})
