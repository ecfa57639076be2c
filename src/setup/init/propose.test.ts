import {describe, expect, it} from 'vitest'
import {facts, noNotebooks, proposed} from '../../../test/support/setup.ts'
import {isPaired} from './jupytext.ts'
import {propose, proposePairs} from './propose.ts'

describe('propose', () => {
  it.each([
    ['nothing yet', {}, 'myst'],
    ['texts', {texts: 3}, 'myst'],
    ['notebooks', {notebooks: 3}, 'ipynb'],
    ['pairs', {texts: 3, notebooks: 3, pairs: 1}, 'both'],
    ['one of each, unrelated', {texts: 1, notebooks: 1}, 'none'],
    ['jupytext pairs', {texts: 1, isPairedByJupytext: true}, 'both'],
    ['jupytext pairs, of which git leaves one half out', {texts: 1, isPairedByJupytext: true, isNotebookIgnored: true}, 'myst'],
  ] as const)('keeps notebooks as they are: %s', (_, found, mode) => expect(proposePairs({...noNotebooks, ...found}).mode).toBe(mode))

  it.each([
    [[], 'hunts/**/'],
    [['hunting'], 'hunting/**/'],
    [['a', 'b'], '**/'],
    [[''], '**/'],
    [['[x]'], '**/'],
  ] as const)('takes the folder of all notebooks: %j', (folders, start) => {
    const {files} = propose({...facts, notebooks: {...noNotebooks, folders: new Set(folders)}})
    expect(files).toEqual([`${start}*.{ipynb,md,myst,mystnb,mnb}`])
  })

  it('follows the configuration that is there', () => {
    const configured = {files: ['x/*.md'], mode: 'ipynb', preset: 'strict', attack: '17.1', baseline: 'x.json'} as const
    expect(propose({...facts, configured})).toMatchObject({
      files: ['x/*.md'],
      pairs: 'ipynb',
      preset: 'strict',
      attack: '17.1',
      baseline: 'x.json',
    })
  })
  it('makes what the services and git have a place for', () => {
    const services = new Set(['github', 'gitlab'] as const)
    expect(propose({...facts, services})).toMatchObject({preCommit: true, github: new Set(['check']), gitlab: true, git: false})
    const below = {...facts, services, isTop: false, notebooks: {...noNotebooks, notebooks: 1}}
    expect(propose(below)).toMatchObject({preCommit: false, github: new Set(), gitlab: false, git: true})
    expect(propose({...facts, isGit: false})).toMatchObject({preCommit: false, git: false})
  })
  it('hides nothing', () => expect(proposed.baseline).toBeUndefined())
})

describe('isPaired', () => {
  it.each([
    ['formats = "ipynb,md:myst"', true],
    ['# x\ndefault_jupytext_formats: ipynb,md\n', true],
    ['[formats]\n"notebooks/" = "ipynb"\n"hunts/" = "md:myst"\n', true],
    ['[tool.jupytext]\nformats = "ipynb,py:percent"\n', false],
    ['notebook_metadata_filter = "ipynb,md"\n', false],
    ['', false],
  ])('reads %j', (text, isIt) => expect(isPaired(text)).toBe(isIt))
})
