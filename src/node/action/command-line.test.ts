import {describe, expect, it} from 'vitest'
import {commandLine} from './command-line.ts'
import {readInputs} from './inputs.ts'

const places = {github: '/t/annotations', json: '/t/report.json', summary: '/t/summary'}
const reports = ['--format=pretty', '--format=github=/t/annotations', '--format=json=/t/report.json', '--format=markdown=/t/summary']
const automatic = {since: 'HEAD^1', configRef: 'HEAD^1'}

function wordsOf(inputs: Readonly<Record<string, string>>): readonly string[] | string {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  return commandLine(readInputs({INPUT_SINCE: 'auto', 'INPUT_CONFIG-REF': 'auto', ...env}), automatic, places)
}

describe('the command line of inputs', () => {
  it('is a check of what differs from the base, by the rules of the base', () => {
    expect(wordsOf({})).toEqual(['check', '--since=HEAD^1', '--config-ref=HEAD^1', ...reports])
    expect(wordsOf({args: '--max-warnings 0'})).toEqual([
      'check',
      '--since=HEAD^1',
      '--config-ref=HEAD^1',
      ...reports,
      '--max-warnings',
      '0',
    ])
  })
  it('takes what the inputs say in place of that', () => {
    const none = {since: 'none', 'config-ref': ''}
    expect(wordsOf({...none, args: 'lint'})).toEqual(['lint', ...reports])
    expect(wordsOf({since: 'v1', 'config-ref': 'main', 'max-warnings': '3'})).toEqual([
      'check',
      '--since=v1',
      '--config-ref=main',
      '--max-warnings=3',
      ...reports,
    ])
  })
  it('leaves out what `args` says itself, or goes with nothing automatic', () => {
    expect(wordsOf({args: 'check --since v1 --config-ref=v2'})).toEqual(['check', ...reports, '--since', 'v1', '--config-ref=v2'])
    expect(wordsOf({args: 'lint --staged --write-baseline'})).toEqual(['lint', ...reports, '--staged', '--write-baseline'])
    expect(wordsOf({args: 'check --merge blobs'})).toEqual(['check', '--config-ref=HEAD^1', ...reports, '--merge', 'blobs'])
  })
  it('takes formats out of `args`, so that annotations are no part of the log', () => {
    expect(wordsOf({args: 'check --format github --format=junit=x.xml', since: '', 'config-ref': '', summary: 'false'})).toEqual([
      'check',
      '--format=github=/t/annotations',
      '--format=junit=x.xml',
      '--format=json=/t/report.json',
    ])
    expect(wordsOf({format: 'pretty\ngitlab=q.json', 'sarif-file': 'h.sarif', since: '', 'config-ref': ''})).toEqual([
      'check',
      '--format=pretty',
      '--format=gitlab=q.json',
      '--format=json=/t/report.json',
      '--format=sarif=h.sarif',
      '--format=markdown=/t/summary',
    ])
  })
  it('takes each line of `paths` for a file, whatever it looks like', () => {
    expect(wordsOf({args: 'lint -- -a.md', paths: ' --fix \n\nhunts/b c.md\r\n$(id)\n', since: '', 'config-ref': ''})).toEqual([
      'lint',
      ...reports,
      '--',
      '-a.md',
      '--fix',
      'hunts/b c.md',
      '$(id)',
    ])
  })
  it('gives other commands no more than they are asked for', () => {
    expect(wordsOf({args: 'rules --format names'})).toEqual(['rules', '--config-ref=HEAD^1', '--format', 'names'])
    expect(wordsOf({args: 'completion', 'sarif-file': 'x'})).toEqual(['completion', '--format=sarif=x'])
    expect(wordsOf({args: 'convert --check'})).toEqual(['convert', '--since=HEAD^1', '--config-ref=HEAD^1', '--check'])
  })
  it('is none where a quote is not closed', () => {
    expect(wordsOf({args: "check 'x"})).toBe('Expected the input `args` with every quote closed.')
  })
})
