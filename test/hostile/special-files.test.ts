import {execFileSync, spawn} from 'node:child_process'
import {mkdirSync, rmSync, symlinkSync} from 'node:fs'
import {createServer} from 'node:net'
import {dirname, join} from 'node:path'
import {env, execPath} from 'node:process'
import {describe, expect, onTestFinished} from 'vitest'
import {bin, type Result} from '../support/cli.ts'
import {bad, executed, type Files} from '../support/cli-cases/case.ts'
import {folderOf} from '../support/folder.ts'
import {onPosix} from '../support/posix.ts'
import {faultsOf} from './oracle.ts'

/** Puts something that is no regular file in the place of one. */
const kinds: Readonly<Record<string, (file: string) => void | Promise<void>>> = {
  'a pipe': file => void execFileSync('mkfifo', [file]),
  'a socket': listen,
  'a folder': file => void mkdirSync(file),
  'a link to a device': file => symlinkSync('/dev/zero', file),
  'a link to a terminal': file => symlinkSync('/dev/tty', file),
  'a link to nothing': file => symlinkSync('nowhere', file),
  'a link to itself': file => symlinkSync(file, file),
  'a link out of the tree': file => symlinkSync('/etc/passwd', file),
}

interface Role {
  /** The file, from the root. */
  readonly file: string
  readonly files?: Files
  readonly calls: readonly (readonly string[])[]
}

const check = ['check', '--format', 'json']
const config = (text: string): Files => ({'huntbook.config.yaml': text})
const rule = 'description: x\nmessage: x\nseverity: error\nselect: {cells: markdown}\nforbid: zzz\n'

const roles: Readonly<Record<string, Role>> = {
  'a notebook': {
    file: 'a.ipynb',
    calls: [
      check,
      ['lint', 'a.ipynb'],
      ['convert', '--to', 'myst', 'a.ipynb'],
      ['export', 'a.ipynb'],
      ['convert', '--sync'],
      ['rules', '--for', 'a.ipynb'],
    ],
  },
  'a text': {file: 'a.md', calls: [check, ['lint', 'a.md'], ['convert', '--to', 'ipynb', 'a.md'], ['export', 'a.md']]},
  'the half to be written': {
    file: 'hunts/a/x.ipynb',
    calls: [check, ['convert', '--to', 'ipynb', 'hunts/a/x.md'], ['convert', '--check'], ['convert', '--sync']],
  },
  'the configuration': {file: 'huntbook.config.yaml', calls: [check, ['rules'], ['doctor'], ['export', 'x.ipynb'], ['convert', '--check']]},
  'a named configuration': {file: 'other.yaml', calls: [[...check, '--config', 'other.yaml']]},
  'a preset': {file: 'a.yaml', files: config('extends: [a.yaml]\n'), calls: [check, ['doctor']]},
  'a vocabulary': {file: 'a.yaml', files: config('metadata: {vocabulary: a.yaml}\n'), calls: [check, ['doctor']]},
  'a ledger': {file: 'a.yaml', files: config('metadata: {retired: a.yaml}\n'), calls: [check]},
  'a schema': {file: 'a.json', files: config('metadata: {schema: a.json}\n'), calls: [check]},
  'the next ATT&CK': {file: 'a.json', files: config('attack: {next: a.json}\n'), calls: [check]},
  'a baseline': {
    file: 'a.json',
    files: config('baseline: a.json\n'),
    calls: [check, ['lint', '--write-baseline'], ['lint', '--prune-baseline']],
  },
  'a rule': {file: 'blue/a.yaml', files: {...config('packs: {blue: blue}\n'), 'blue/b.yaml': rule}, calls: [check, ['rules'], ['doctor']]},
  'a module of rules': {file: 'blue/a.mjs', files: {...config('packs: {blue: blue}\n'), 'blue/b.yaml': rule}, calls: [check, ['rules']]},
  'a file beside rules': {
    file: 'blue/data.bin',
    files: {...config('packs: {blue: blue}\n'), 'blue/b.yaml': rule},
    calls: [check, ['rules']],
  },
  'a pack': {file: 'blue', files: config('packs: {blue: blue}\n'), calls: [check]},
  'an ignore file': {file: '.huntbookignore', calls: [check]},
  'the ignore file of git': {file: '.gitignore', calls: [check, ['convert', '--sync']]},
  'what git leaves out': {file: '.git/info/exclude', calls: [check]},
  attributes: {file: '.gitattributes', calls: [check, ['doctor']]},
  'jupytext.toml': {file: 'jupytext.toml', calls: [check, ['doctor']]},
  hooks: {file: '.pre-commit-config.yaml', calls: [['doctor']]},
  'a list of files': {file: 'list', calls: [['lint', '--files-from', 'list']]},
  tenants: {file: 'a.yaml', calls: [['export', '--to', 'json', '--tenants', 'a.yaml', 'x.ipynb']]},
  'a list of indicators': {file: 'a.yaml', calls: [['export', '--to', 'stix', '--allow-list', 'a.yaml', 'x.ipynb']]},
  'a finding': {file: 'x.finding.json', calls: [['export', '--to', 'stix', 'x.finding.json']]},
  'a picture': {
    file: 'p.png',
    files: {'y.md': bad.replace('Text.', '![p](p.png)')},
    calls: [check, ['export', 'y.md'], ['convert', '--to', 'ipynb', 'y.md']],
  },
  'a report': {file: 'r.json', calls: [['lint', '--format', 'json=r.json']]},
  'an export': {file: 'out/x.findings.md', calls: [['export', 'x.ipynb']]},
  'the folder of exports': {file: 'out', calls: [['export', 'x.ipynb']]},
  'the cache': {file: '.huntbook', calls: [check]},
  'the folder of the cache': {file: '.huntbook/cache', calls: [check]},
  'the ignore file of the cache': {file: '.huntbook/cache/.gitignore', calls: [check]},
  'a program on the way': {file: 'node_modules/.bin/huntbook', calls: [['doctor']]},
  'a package on the way': {file: 'node_modules/huntbook/package.json', files: {'node_modules/.bin/huntbook': ''}, calls: [['doctor']]},
  'a part of a run': {file: 'blobs/1.json', calls: [['check', '--merge', 'blobs']]},
  'the folder of parts': {
    file: 'blobs',
    calls: [
      ['check', '--merge', 'blobs'],
      ['lint', '--format', 'blob=blobs/1.json'],
    ],
  },
  'a template': {
    file: 'templates/default.md',
    calls: [['new', 'T', '--technique', 'T1489', '--data-source', 'x', '--description', 'd']],
  },
  'the folder of templates': {file: 'templates', calls: [['new', 'T', '--technique', 'T1489', '--data-source', 'x', '--description', 'd']]},
  'what init would write': {
    file: '.pre-commit-config.yaml',
    calls: [
      ['init', '--yes', '--pre-commit'],
      ['init', '--yes', '--dry-run'],
    ],
  },
  'attributes of git': {
    file: '.gitattributes',
    calls: [
      ['git', 'install', '--dry-run'],
      ['git', 'status'],
      ['init', '--yes', '--git', '--dry-run'],
    ],
  },
  'what git shows': {
    file: 'a.ipynb',
    calls: [
      ['git', 'textconv', 'a.ipynb'],
      ['git', 'merge', 'a.ipynb', 'a.ipynb', 'a.ipynb', '7', 'a.ipynb'],
    ],
  },
  git: {file: '.git', calls: [check, ['doctor'], ['lint', '--since', 'main']]},
  'the summary of the job': {file: 'summary.md', calls: [['lint']]},
}

/** Those that once held a run up. All of them with `npm run fuzz`. */
const some = env.HUNTBOOK_FUZZ === '1' ? Object.keys(kinds) : ['a pipe', 'a link to a device', 'a link to itself']

describe('what is no regular file', () => {
  for (const [name, {file, files, calls}] of Object.entries(roles)) {
    for (const [kind, put] of Object.entries(kinds).filter(([key]) => some.includes(key))) {
      onPosix(`does not hold anything up: ${kind} for ${name}`, async () => {
        for (const args of calls) {
          const cwd = folderOf({'hunts/a/x.md': bad, 'x.ipynb': executed, ...files})
          mkdirSync(dirname(join(cwd, file)), {recursive: true})
          rmSync(join(cwd, file), {recursive: true, force: true})
          await put(join(cwd, file))
          const result = await run(args, cwd)
          expect([args, faultsOf(result, {args: [...args, ...(args.includes('--format') ? [] : ['--format', 'github'])]})]).toEqual([
            args,
            [],
          ])
        }
      })
    }
  }
})

/** Runs the program with as much memory as it needs for small files, and not for long. */
function run(args: readonly string[], cwd: string): Promise<Result> {
  return new Promise(resolve => {
    const variables = {
      PATH: env.PATH,
      HOME: cwd,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      NODE_OPTIONS: '--max-old-space-size=300',
    }
    const child = spawn(execPath, [bin, ...args], {
      cwd,
      env: variables,
      timeout: 20_000,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts = {stdout: '', stderr: ''}
    child.stdout.on('data', (data: Buffer) => (parts.stdout += data))
    child.stderr.on('data', (data: Buffer) => (parts.stderr += data))
    child.on('close', code => resolve({code, ...parts}))
  })
}

function listen(file: string): Promise<void> {
  const server = createServer()
  onTestFinished(() => void server.close())
  return new Promise(done => server.listen(file, done))
}
