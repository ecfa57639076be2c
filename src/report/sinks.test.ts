import {describe, expect, it} from 'vitest'
import {readSinks} from './sinks.ts'

describe('what --format says', () => {
  it('is a format for standard output', () => expect(readSinks(['json'])).toEqual([{format: 'json'}]))
  it('is a format for a file, beside pretty', () => {
    expect(readSinks(['json=out/a=b.json'])).toEqual([{format: 'json', file: 'out/a=b.json'}, {format: 'pretty'}])
  })
  it('is several formats, each for a file of its own', () => {
    expect(readSinks(['sarif=a', 'github', 'junit=b'])).toEqual([
      {format: 'sarif', file: 'a'},
      {format: 'github'},
      {format: 'junit', file: 'b'},
    ])
  })
  it('is pretty and github together', () => {
    expect(readSinks(['github', 'pretty'])).toEqual([{format: 'github'}, {format: 'pretty'}])
  })
  it('is pretty where there is nothing', () => expect(readSinks([])).toEqual([{format: 'pretty'}]))
  it.each([
    [['sarif', 'xml'], {index: 1, code: 'FORMAT_UNKNOWN', unknown: 'xml'}],
    [['toString'], {index: 0, code: 'FORMAT_UNKNOWN'}],
    [['json='], {index: 0, message: 'Expected the name of a file after `json=`, got none.'}],
    [['json=-'], {index: 0, message: 'Expected the name of a file for the report, got `-`.', hint: /=\.\/-/u}],
    [['json', 'sarif'], {index: 1, code: 'FORMAT_TWICE'}],
    [['pretty', 'pretty'], {index: 1, code: 'FORMAT_TWICE'}],
    [['pretty', 'github', 'json'], {index: 2, code: 'FORMAT_TWICE'}],
    [['json=a', 'sarif=a'], {index: 1, message: 'Expected a file for each report, got `a` for two.'}],
  ])('is not %j', (texts, problem) => {
    const {hint, ...rest} = problem as {hint?: RegExp}
    expect(readSinks(texts)).toMatchObject(rest)
    if (hint) expect(readSinks(texts)).toMatchObject({hint: expect.stringMatching(hint)})
  })
})
