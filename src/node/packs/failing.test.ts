import {describe, expect, it} from 'vitest'
import {runInProcess} from '../../../test/support/cli.ts'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {catalog, found, good, limits, lintPack as lint, one, rule, shown, text} from '../../../test/support/pack.ts'
import {runnerCommands} from '../../../test/support/runner.ts'
import {json} from '../../report/json.ts'
import {lintFiles} from '../lint.ts'

describe('a rule that fails', () => {
  const late = 'error rule/timeout Rule `p/loop` took longer than 300 ms (`limits.ruleMs`) and was stopped.'
  it.each<[string, Record<string, string>, readonly string[]]>([
    ['loops in a visitor', rule('loop', 'return {cell() { for (;;) {} }}'), [late]],
    ['loops in create', rule('loop', 'for (;;) {}'), [late]],
    ['is slow call by call', rule('loop', 'return {cell() { const end = Date.now() + 350; while (Date.now() < end); }}'), [late]],
    ['has a pattern that backtracks for ever', rule('loop', "return {cell() { /^(?=(a+)+$)\\w+$/u.test('a'.repeat(60) + '!') }}"), [late]],
    ['loops over the catalog', rule('loop', 'return {catalog() { for (;;) {} }}'), [late.replace('ruleMs', 'catalogMs')]],
    [
      'ends the process',
      rule('exit', 'return {cell() { process.exit(0) }}'),
      ['error rule/crash Rule `p/exit` ended the thread that runs it.'],
    ],
    [
      'throws a text that is frozen',
      rule('odd', "return {cell() { throw Object.freeze('x') }}"),
      ['error rule/crash Rule `p/odd` failed: x'],
    ],
    ['throws what is no error', rule('odd', 'return {cell() { throw null }}'), ['error rule/crash Rule `p/odd` failed: null']],
    [
      'throws what cannot be printed',
      rule('odd', 'return {cell() { throw {toString() { throw 1 }} }}'),
      ['error rule/crash Rule `p/odd` failed: it threw what cannot be printed'],
    ],
    [
      'is asynchronous',
      rule('odd', 'return {async cell() { throw 1 }}'),
      ['error rule/crash Rule `p/odd` failed: Expected visitors that are done when they return, got a promise.'],
    ],
    [
      'reports a message that it lacks',
      rule('odd', "return {cell: cell => context.report({message: 'no', at: {cell}})}"),
      ['error rule/bad-report Expected one of the messages of `p/odd`, got `no`.'],
    ],
    [
      'reports a cell that is not there',
      rule('odd', "return {cell: () => context.report({message: 'found', at: {cell: {index: 9, source: 'x'}}})}"),
      ['error rule/bad-report Expected a place in the notebook from `p/odd`, got none.'],
    ],
    [
      'reports an end beyond the cell',
      rule('odd', "return {cell: cell => context.report({message: 'found', at: {cell, start: 0, end: 99}})}"),
      ['error rule/bad-report Expected a place in the text from `p/odd`, got `0` to `99`.'],
    ],
    [
      'reports a severity that is none',
      rule('odd', "return {cell: cell => context.report({message: 'found', at: {cell}, cap: 'x'})}"),
      ['error rule/bad-report Expected a severity from `p/odd`, got something else.'],
    ],
    [
      'changes the notebook',
      rule('bad', "return {notebook(view) { view.cells[0].source = 'y' }}"),
      ["error rule/crash Rule `p/bad` failed: Cannot assign to read only property 'source' of object '#<Object>'"],
    ],
    [
      'empties the metadata',
      rule('bad', 'return {notebook(view) { view.notebook.metadata.clear() }}'),
      ['error rule/crash Rule `p/bad` failed: Expected a rule that leaves the notebook as it is.'],
    ],
    [
      'wants pairs',
      rule('odd', 'return {pair() {}}'),
      ['error rule/crash Unexpected visitor `pair` of `p/odd`: pairs are not shown to packs.'],
    ],
  ])('is named and hides nothing else: one that %s', async (_, files, failures) => {
    expect(await lint({...files, ...good})).toEqual([2, ...failures, found])
  })
  it('keeps the first thousand reports of a flood', async () => {
    const flood = rule(
      'flood',
      "return {notebook(view) { for (let i = 0; i < 1200; i++) context.report({message: 'found', data: {what: String(i)}, at: 'file'}) }}",
    )
    const report = await lint(flood)
    const said = new Set(report.filter(line => String(line).startsWith('warning p/flood')))
    expect(said.size).toBe(1000)
    expect(said).toContain('warning p/flood Found 999.')
    expect(said).not.toContain('warning p/flood Found 1000.')
  })
  it('lets a promise fail that nobody waits for: others go on, and the run failed', async () => {
    const report = await lint({...rule('odd', "return {cell() { Promise.reject(new Error('later')) }}"), ...good})
    expect(report[0]).toBe(2)
    expect(report).toContain(found)
    expect(report.join()).toMatch(/rule\/crash .*later/u)
  })
  it('floods: ten thousand reports are one failure', async () => {
    const flood = rule(
      'flood',
      "return {cell(cell) { for (let i = 0; i < 10000; i++) context.report({message: 'found', at: {cell, start: i % 3, end: 3}}) }}",
    )
    const report = await lint({...flood, ...good})
    expect(report.slice(0, 2)).toEqual([2, 'error rule/flood Expected at most 1000 reports of `p/flood`, got more.'])
    expect(report).toContain(found)
  })
  it.each([
    ['that overlap', '{start: 0, end: 2}', '{start: 1, end: 3}'],
    ['that end beyond the cell', '{start: 0, end: 99}', '{start: 0, end: 1}'],
    ['that end before they start', '{start: 2, end: 1}', '{start: 0, end: 1}'],
    ['at no number', "{start: 'x', end: 1}", '{start: 0, end: 1}'],
    ['at a part of a unit', '{start: 0.5, end: 1}', '{start: 0, end: 1}'],
    ['before the cell', '{start: -1, end: 1}', '{start: 0, end: 1}'],
  ])('has fixes with edits %s: nothing is written, and the rule is named', async (_, first, second) => {
    const files = {
      ...one,
      ...rule(
        'fixing',
        `return {cell: cell => context.report({message: 'found', data: {what: 'x'}, at: {cell}, fix: {kind: 'safe', message: 'x', changes: [{at: {cell, ...${first}}, text: 'a'}, {at: {cell, ...${second}}, text: 'b'}]}})}`,
        ", fixable: 'safe'",
      ),
      ...good,
    }
    const cwd = catalog(files)
    const report = await lintFiles({cwd, workers: 0, fix: true})
    expect([report.exitCode, filesIn(cwd)['hunts/a/1.md']]).toEqual([2, text])
    expect(shown(report).join('\n')).toMatch(/error rule\/bad-(?:report|fix) .*`p\/fixing`/u)
    expect(shown(report)).toContain(found)
  })
  it('has a fix that breaks the notebook: it is left as it is, and the rule is named', async () => {
    const cwd = catalog({
      ...one,
      ...rule(
        'breaking',
        "return {notebook: view => context.report({message: 'found', data: {what: 'x'}, at: 'file', fix: {kind: 'safe', message: 'x', changes: [{at: {file: view.file, start: 0, end: 0}, text: '---\\na: [\\n---\\n'}]}})}",
        ", fixable: 'safe'",
      ),
    })
    const report = await lintFiles({cwd, workers: 0, fix: true})
    expect([report.exitCode, filesIn(cwd)['hunts/a/1.md']]).toEqual([2, text])
    expect(shown(report).join('\n')).toMatch(/error rule\/bad-fix .*p\/breaking/u)
  })
  it('fills a message once: what data looks like stays text, and no sink acts on it', async () => {
    const data = '\\n::error::x\\u001b[31m {what} $& $1 ##[error]y'
    const cwd = catalog({
      ...one,
      ...rule('injecting', `return {cell: cell => context.report({message: 'found', data: {what: '${data}'}, at: {cell}})}`),
    })
    const report = await lintFiles({cwd, workers: 0})
    expect(report.diagnostics.map(({message}) => message)).toEqual(['Found \n::error::x\u001b[31m {what} $& $1 ##[error]y.'])
    const {stdout} = await runInProcess(['lint'], {cwd, env: {GITHUB_ACTIONS: 'true'}})
    expect(stdout).not.toContain('\u001b')
    expect(runnerCommands(stdout).map(({name, data}) => [name, data.startsWith('Found \n::error::x')])).toEqual([['warning', true]])
    expect(stdout).toContain('{what} $& $1')
  })
  it('takes all memory', async () => {
    const files = rule('oom', 'return {cell() { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)) }}')
    const config = limits.replace('300', '100000').replace('3000', '100000')
    const cwd = folderOf({...one, ...files, ...good, 'huntbook.config.yaml': `packs: {p: rules/p}\nextends: []\n${config}`})
    expect(shown(await lintFiles({cwd, workers: 0}))).toEqual([2, 'error rule/crash Rule `p/oom` ran out of memory.', found])
  })
  it('leaves something behind that fails later: nobody knows whose notebook that was, and all are checked', async () => {
    const timer = rule('timer', "return {cell() { setTimeout(() => { throw new Error('later') }, 0) }}")
    const hunts = Object.fromEntries([1, 2].map(index => [`hunts/a/${index}.md`, text]))
    const report = await lint({...hunts, ...timer, ...good})
    expect(report.filter(line => line === found)).toHaveLength(2)
  })
  it('is off for the rest of the run after three notebooks, and the report is the same for every number of threads', async () => {
    const hunts = Object.fromEntries([1, 2, 3, 4, 5, 6].map(index => [`hunts/a/${index}.md`, text]))
    const cwd = catalog({
      ...hunts,
      ...good,
      ...rule('loop', "return {cell(cell) { context.report({message: 'found', at: {cell}}); for (;;) {} }}"),
    })
    const reports = [await lintFiles({cwd, workers: 0}), await lintFiles({cwd, workers: 1}), await lintFiles({cwd, workers: 2})]
    expect(shown(reports[0] ?? (await lintFiles({cwd})))).toEqual([
      2,
      'error rule/timeout Rule `p/loop` had to be stopped in 3 notebooks. It was off for the rest of the run, and what it found is left out.',
      ...Array.from({length: 6}, () => found),
    ])
    expect(new Set(reports.map(report => json(report))).size).toBe(1)
  })
})
