import {describe, expect, it} from 'vitest'
import {code, failure, mapOf, markdown, stream} from '../../../test/export-notebooks.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import {defaultExportOptions} from '../options.ts'
import {select} from '../select.ts'
import {type Execution, executionOf} from './execution.ts'
import {environmentIn, parametersOf, plainParameters, tenantIn, windowIn} from './parameters.ts'
import {literalsIn} from './python-literals.ts'
import {timeOf} from './time.ts'

function notebook(cells: readonly Cell[], metadata: unknown = {}): Notebook {
  return {minor: 5, metadata: mapOf(metadata), cells, extra: new Map()}
}

function execution(cells: readonly Cell[], metadata: unknown = {}, errors: 'none' | 'name' = 'name'): Execution {
  const book = notebook(cells, metadata)
  return executionOf(book, select(book, {...defaultExportOptions, path: 'x.ipynb', errors}))
}

function fresh(source: string, tags: readonly string[] = []): Cell {
  return {type: 'code', source, outputs: [], executionCount: null, metadata: mapOf({tags}), extra: new Map()}
}

describe('the state of a run', () => {
  it('is not run where no cell was', () =>
    expect(execution([markdown('x'), fresh('x')])).toMatchObject({state: 'not_run', started_at: null}))
  it('is completed where every cell was executed', () =>
    expect(execution([code('x'), fresh(' \n'), fresh('y', ['skip-execution'])]).state).toBe('completed'))
  it('is failed where a cell was left out', () => expect(execution([code('x'), fresh('y')])).toMatchObject({state: 'failed', skipped: [2]}))
  it('is completed where execution counts were taken out', () =>
    expect(execution([{...fresh('x'), outputs: [stream('1')]} as Cell, fresh('y')]).state).toBe('completed'))
  it('is failed after an error', () =>
    expect(execution([code('x', [failure('KeyError', 'v')])])).toMatchObject({state: 'failed', cellErrors: 1}))
  it('is completed after an error that may be', () =>
    expect(execution([code('x', [failure('KeyError', 'v')], ['raises-exception'])])).toMatchObject({
      state: 'completed',
      cellErrors: 0,
      errors: [{cell: 1, name: 'KeyError'}],
    }))
  it('is completed after a good end', () => expect(execution([code('x', [failure('SystemExit', '0')])]).state).toBe('completed'))
  it.each(['CellTimeoutError', 'TimeoutError', 'nbclient.exceptions.CellTimeoutError', 'KeyboardInterrupt'])(
    'is timed out after %s',
    name => expect(execution([code('x', [failure(name, '')])]).state).toBe('timed_out'),
  )
})

describe('errors', () => {
  it('have names that are names', () => expect(execution([code('x', [failure('a b', '')])]).errors).toEqual([{cell: 1, name: 'Error'}]))
  it('keep their name where errors are not shown', () =>
    expect(execution([code('x', [failure('KeyError', '')])], {}, 'none').errors).toEqual([{cell: 1, name: 'KeyError'}]))
  it('of removed parts have none', () => {
    for (const tag of ['remove_cell', 'remove_output', 'parameters']) {
      expect(execution([code('x', [failure('Canary', '')], [tag])]).errors).toEqual([{cell: 1, name: 'Error'}])
    }
  })
})

describe('the times of a run', () => {
  it('are those of papermill', () =>
    expect(
      execution([code('x')], {papermill: {start_time: '2026-03-01T09:00:00.123456', end_time: '2026-03-01T10:00:00+01:00'}}),
    ).toMatchObject({
      started_at: '2026-03-01T09:00:00.123Z',
      finished_at: '2026-03-01T09:00:00.000Z',
    }))
  it('are the first and the last of cells', () => {
    const busy = {execution: {'iopub.status.busy': '2026-03-01T09:00:00.5Z', 'shell.execute_reply': 'soon', note: 7}}
    const idle = {execution: {'iopub.status.idle': '2026-03-01T09:04:11Z'}}
    const cells = [code('x'), {...code('y'), metadata: mapOf(idle)}, {...code('z'), metadata: mapOf(busy)}]
    expect(execution(cells)).toMatchObject({started_at: '2026-03-01T09:00:00.500Z', finished_at: '2026-03-01T09:04:11.000Z'})
  })
})

describe('times', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T09:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01 09:00:00.1234567 +02:30', '2026-03-01T06:30:00.123Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('are read from %s', (text, time) => expect(timeOf(text)).toBe(time))
  it.each(['', 'soon', '2026-02-29', '2026-13-01', '2026-03-01T24:00', '0001-01-01', '2026-03-01T09:00:00 CET', '1'.repeat(1000)])(
    'are not read from %s',
    text => expect(timeOf(text)).toBeUndefined(),
  )
  it('beyond doubt have a zone, or no hour', () => {
    expect(timeOf('2026-03-01T09:00:00', 'zoned')).toBeUndefined()
    expect(timeOf('2026-03-01', 'zoned')).toBe('2026-03-01T00:00:00.000Z')
  })
})

describe('literals of a cell', () => {
  it('are texts, numbers and constants that stand alone', () => {
    const source = [
      '# Parameters',
      'A = "x"',
      "B: str = 'it\\'s'",
      'C = 7',
      'D = None',
      "E = r'\\d'",
      "F = f'{A}'",
      'G = A',
      'H = "a" "b"',
      'I = ["x"]',
      'J = K = 1',
      'L += 1',
      'M = True',
      'if A:',
      '    N = 1',
      'O = "x".upper()',
      'P = "\\N{DASH}"',
    ].join('\n')
    expect([...literalsIn(source)]).toEqual([
      ['A', 'x'],
      ['B', "it's"],
      ['C', 7],
      ['D', null],
      ['E', '\\d'],
      ['M', true],
    ])
  })
  it('are the last that a name is given', () => expect([...literalsIn('A = "x"\nA = "y"\nB = 1\nB = f()\n')]).toEqual([['A', 'y']]))
  it('are none in what is too long', () => expect(literalsIn(`A = "x"\n${'#'.repeat(100_000)}`).size).toBe(0))
})

describe('parameters', () => {
  const defaults = code('TENANT_ID = "100201"\nREGION = "us1"', [], ['parameters'])
  const none = new Set<string>()
  it('are what was put in, over the defaults', () => {
    const injected = code('TENANT_ID = 100200', [], ['injected_parameters'])
    const found = parametersOf(notebook([defaults, injected], {papermill: {parameters: {TENANT_ID: '7', X: 1}}}), none)
    expect([tenantIn(found), environmentIn(found), found.get('X')]).toEqual(['100200', 'us1', 1])
  })
  it('are those that papermill tells of where its cell is gone', () =>
    expect(tenantIn(parametersOf(notebook([defaults], {papermill: {parameters: {TENANT_ID: '7'}}}), none))).toBe('7'))
  it('are named as in the tutorials, too', () =>
    expect(tenantIn(parametersOf(notebook([code("TAEGIS_TENANT_ID = '145483'", [], ['parameters'])]), none))).toBe('145483'))
  it.each(['', '<tenant>', 'two words', '../x', 'a\u202eb'])('are no tenant with the value %j', value =>
    expect(tenantIn(new Map([['TENANT_ID', value]]))).toBeUndefined(),
  )
  it('say what was searched where they say it beyond doubt', () => {
    const whole = {start: '2026-02-21T00:00:00.000Z', end: '2026-03-01T00:00:00.000Z'}
    expect(windowIn(mapOf({start_date: '2026-02-21', end_date: '2026-03-01'}))).toEqual(whole)
    expect(windowIn(mapOf({START: '2026-02-21', END: '-7d'}))).toBeUndefined()
    expect(windowIn(mapOf({START: '2026-03-01', END: '2026-02-21'}))).toBeUndefined()
  })
  it('are plain data whatever their names', () =>
    expect(JSON.stringify(plainParameters(mapOf(JSON.parse('{"__proto__": {"a": ["x\\u202e", 1.5, null]}}'))))).toBe(
      '{"__proto__":{"a":["x⟨U+202E⟩",1.5,null]}}',
    ))
})
