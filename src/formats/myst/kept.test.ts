import {describe, expect, it} from 'vitest'
import {fromPlain, isMap, toPlain, type ValueMap} from '../../model/value.ts'
import {excludedBy, filterCell, filterNotebook, parseFilter} from './filter.ts'
import {keptCell, keptNotebook, settleMetadata} from './kept.ts'

describe('kept notebook metadata', () => {
  const cases: [string, object, object][] = [
    [
      'are the default keys',
      {kernelspec: {}, orphan: true, tocdepth: 2, kernel_info: {}, language_info: {}, widgets: {}},
      {kernelspec: {}, orphan: true, tocdepth: 2, kernel_info: {}},
    ],
    ['hold what a filter lists besides', {title: 'x', jupytext: {notebook_metadata_filter: 'title,-jupytext'}}, {title: 'x'}],
    [
      'are only what is listed beside `-all`',
      {kernelspec: {}, title: 'x', jupytext: {notebook_metadata_filter: 'title,-all'}},
      {title: 'x'},
    ],
    ['are everything with `all`, less what is excluded', {a: 1, b: 2, jupytext: {notebook_metadata_filter: 'all,-b,-jupytext'}}, {a: 1}],
    ['reach into objects', {a: {b: 1, c: 2}, jupytext: {notebook_metadata_filter: 'a.b,-jupytext'}}, {a: {b: 1}}],
    [
      'exclude inside of objects',
      {kernelspec: {name: 'p', env: {}}, jupytext: {notebook_metadata_filter: '-kernelspec.env,-jupytext'}},
      {kernelspec: {name: 'p'}},
    ],
    [
      'never hold what nbformat strips, nor `huntbook`',
      {signature: 'x', orig_nbformat: 3, huntbook: {}, jupytext: {notebook_metadata_filter: 'all,-jupytext'}},
      {},
    ],
    [
      'move old keys below `jupytext`',
      {jupytext_formats: 'ipynb,md', main_language: 'R'},
      {jupytext: {formats: 'ipynb,md:myst', main_language: 'R'}},
    ],
    [
      'move old filters',
      {title: 1, jupytext: {metadata_filter: {notebook: 'title', cells: '-all'}}},
      {title: 1, jupytext: {notebook_metadata_filter: 'title', cell_metadata_filter: '-all'}},
    ],
    ['write filters as text', {jupytext: {notebook_metadata_filter: {additional: ['a'], excluded: 'all'}}}, {}],
    ['have no empty `jupytext`', {jupytext: {text_representation: {}}}, {}],
    ['ask jupytext to keep `hunting`', {hunting: {}}, {hunting: {}, jupytext: {notebook_metadata_filter: 'hunting'}}],
  ]
  for (const [name, given, expected] of cases) {
    it(name, () => expect(toPlain(keptNotebook(settleMetadata(map(given))))).toEqual(expected))
  }
})

describe('the filter of a notebook with `hunting`', () => {
  const filterOf = (filter?: string): unknown => {
    const jupytext = settleMetadata(map({hunting: {}, ...(filter !== undefined && {jupytext: {notebook_metadata_filter: filter}})})).get(
      'jupytext',
    )
    return isMap(jupytext) ? jupytext.get('notebook_metadata_filter') : undefined
  }

  it('gets it appended', () => {
    expect(filterOf()).toBe('hunting')
    expect(filterOf('title')).toBe('title,hunting')
  })

  it('stays where it decides already', () => {
    for (const filter of ['all', 'all,-x', 'hunting', 'a, hunting', '-hunting']) expect(filterOf(filter)).toBe(filter)
  })

  it('names the defaults beside `-all`, which would drop them', () => {
    expect(filterOf('title,-all')).toBe('jupytext,kernelspec,hunting,title,-all')
  })
})

describe('formats of jupytext', () => {
  const formats = (given: unknown, language?: object): unknown => {
    const jupytext = settleMetadata(map({jupytext: {formats: given}, ...(language && {language_info: language})})).get('jupytext')
    return isMap(jupytext) ? toPlain(jupytext.get('formats') ?? null) : undefined
  }

  it('name MyST for the text beside the notebook', () => {
    expect(formats('ipynb,md')).toBe('ipynb,md:myst')
    expect(formats('ipynb,.md,md:markdown')).toBe('ipynb,md:myst,md')
    expect(formats('ipynb,docs//md')).toBe('ipynb,docs//md')
  })

  it('are short', () => {
    expect(formats('notebook,Rmd:rmarkdown,.py:percent,pandoc')).toBe('ipynb,Rmd,py:percent,md:myst')
    expect(formats([{extension: '.ipynb'}, {extension: '.py', suffix: '.nb', prefix: 'src', format_name: 'light'}])).toBe(
      'ipynb,src/.nb.py:light',
    )
    expect(formats('auto:percent', {file_extension: '.py'})).toBe('py:percent')
    expect(formats('auto')).toBe('auto')
  })

  it('stay as they are where they are none', () => {
    expect(formats(5)).toBe(5)
    expect(formats([{x: 1}])).toEqual([{x: 1}])
  })
})

describe('kept cell metadata', () => {
  const kept = (given: object, filter?: string): unknown =>
    toPlain(keptCell(map(given), map(filter === undefined ? {} : {jupytext: {cell_metadata_filter: filter}})))

  it('leave out what changes by itself, and empty tags', () => {
    expect(kept({collapsed: true, execution: {}, trusted: true, lines_to_next_cell: 2, tags: [], a: 1})).toEqual({a: 1})
    expect(kept({tags: ['x']})).toEqual({tags: ['x']})
  })

  it('follow the filter', () => {
    expect(kept({a: 1, collapsed: true}, 'collapsed')).toEqual({a: 1, collapsed: true})
    expect(kept({a: 1, b: 2}, '-a')).toEqual({b: 2})
    expect(kept({a: 1, b: 2}, 'a,-all')).toEqual({a: 1})
    expect(kept({tags: [], collapsed: true, trusted: true}, 'all')).toEqual({tags: [], collapsed: true})
  })
})

describe('a filter', () => {
  it('is read with spaces, signs and words for everything', () => {
    expect(parseFilter(' a, +b , -c,,-')).toEqual({additional: new Set(['a', 'b']), excluded: new Set(['c'])})
    expect(parseFilter('all,-all')).toEqual({additional: 'all', excluded: 'all'})
    expect(parseFilter(true)).toEqual({additional: 'all', excluded: new Set()})
    expect(parseFilter(false)).toEqual({additional: new Set(), excluded: 'all'})
    expect(parseFilter(undefined)).toEqual({additional: new Set(), excluded: new Set()})
  })

  it('makes root keys front matter', () => {
    expect(excludedBy('-a,-b')('a')).toBe(true)
    expect(excludedBy('-a')('c')).toBe(false)
    expect(excludedBy('a,-all')('c')).toBe(true)
    expect(excludedBy('a,-all')('a')).toBe(false)
    expect(excludedBy(undefined)('a')).toBe(false)
  })

  it('keeps the order of keys', () => {
    const given = map({b: 1, '10': 2, a: 3, '2': 4})
    expect([...filterNotebook(given, parseFilter('all'), new Set()).keys()]).toEqual([...given.keys()])
    expect([...filterCell(given, parseFilter('-a'), new Set()).keys()]).toEqual([...given.keys()].filter(key => key !== 'a'))
  })
})

function map(plain: object): ValueMap {
  const value = fromPlain(plain)
  return isMap(value) ? value : new Map()
}
