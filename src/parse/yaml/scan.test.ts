import {describe, expect, it} from 'vitest'
import {maxYamlAliases, maxYamlLength, maxYamlLevels, maxYamlNodes} from '../../model/limits.ts'
import {treeValue} from '../tree.ts'
import {parseYaml} from '../yaml.ts'
import {scan} from './scan.ts'

/** Rule and start of the first problem, or the number of problems. */
function limit(text: string): string {
  const [problem] = parseYaml(text, {version: '1.1'}).problems
  return problem ? `${problem.rule} ${problem.start}` : 'none'
}

const nested = (levels: number) => Array.from({length: levels}, (_, level) => `${' '.repeat(level)}a:\n`).join('')

describe('nesting', () => {
  it.each([
    ['brackets', '['.repeat(maxYamlLevels) + ']'.repeat(maxYamlLevels), '['.repeat(maxYamlLevels + 1), maxYamlLevels],
    ['dashes', `${'- '.repeat(maxYamlLevels)}a`, `${'- '.repeat(maxYamlLevels + 1)}a`, 2 * maxYamlLevels],
    ['indented keys', nested(maxYamlLevels), nested(maxYamlLevels + 1), nested(maxYamlLevels).length + maxYamlLevels],
  ])('of %s is read up to the limit', (_, fits, tooDeep, start) => {
    expect(limit(fits)).toBe('none')
    expect(limit(tooDeep)).toBe(`parse/limit ${start}`)
  })

  it('counts brackets inside blocks together with the blocks', () => {
    expect(limit(`${nested(60)}${' '.repeat(60)}a: [[[[ 1 ]]]]`)).toMatch('parse/limit')
    expect(limit(`${nested(60)}${' '.repeat(60)}a: [[[ 1 ]]]`)).toBe('none')
  })

  it('counts a list in the column of its key', () => {
    expect(limit(`${'['.repeat(62)}${']'.repeat(62)}`)).toBe('none')
    expect(limit(`a:\n- ${'['.repeat(62)}${']'.repeat(62)}`)).toBe('none')
    expect(limit(`a:\n- ${'['.repeat(63)}${']'.repeat(63)}`)).toMatch('parse/limit')
  })

  it.each([
    ['quotes', `a: "${'['.repeat(500)}"\nb: '${'{'.repeat(500)}'`],
    ['quotes over lines', `a: "x\n  ${'['.repeat(500)}"`],
    ['quotes after an explicit key', `[? "${'['.repeat(500)}" : 1]`],
    ['comments', `# ${'['.repeat(500)}\na: 1 # ${'['.repeat(500)}`],
    ['plain text', `a: b${'['.repeat(500)}\nc: it's ${'{'.repeat(500)}`],
    ['plain text over lines', `a: b\n  ${'['.repeat(500)}\nc: d`],
    ['literal blocks', `a: |\n  ${'[ '.repeat(500)}\n  ${'- '.repeat(500)}\nb: 1\n`],
    ['folded blocks in lists', `- >2-\n    ${'['.repeat(500)}\n`],
  ])('is not found in %s', (_, text) => {
    expect(limit(text)).toBe('none')
  })

  it('is found behind what only looks like quotes and comments', () => {
    expect(limit(`[a'b, ${'['.repeat(100)}`)).toMatch('parse/limit')
    expect(limit(`[a#b, ${'['.repeat(100)}`)).toMatch('parse/limit')
    expect(limit(`a: "\\"" # "\nb: ${'['.repeat(100)}`)).toMatch('parse/limit')
  })
})

describe('size', () => {
  it('of the text is limited', () => {
    expect(limit('#'.repeat(maxYamlLength))).toBe('none')
    expect(limit('#'.repeat(maxYamlLength + 1))).toBe(`parse/limit ${maxYamlLength}`)
  })

  it('of the value is limited', () => {
    expect(limit(`[${'1,'.repeat(maxYamlNodes - 1)}]`)).toBe('none')
    expect(limit(`[${'1,'.repeat(maxYamlNodes)}]`)).toMatch('parse/limit')
  })

  it('is counted with aliases expanded', () => {
    const levels = ['a', 'b', 'c', 'd', 'e'].map(
      (name, index, all) => `${name}: &${name} [${`${index ? `*${all[index - 1]}` : 'x'},`.repeat(8)}]`,
    )
    expect(limit(levels.join('\n'))).toMatch('parse/limit')
  })

  it('of the number of aliases is limited', () => {
    expect(limit(`a: &a 1\nb: [${'*a,'.repeat(maxYamlAliases)}]`)).toBe('none')
    expect(limit(`a: &a 1\nb: [${'*a,'.repeat(maxYamlAliases + 1)}]`)).toMatch('parse/limit')
  })

  it('of the nesting is counted with aliases expanded', () => {
    const deep = (inner: string) => '['.repeat(40) + inner + ']'.repeat(40)
    expect(limit(`a: &a ${deep('')}\nb: ${deep('*a')}`)).toMatch('parse/limit')
  })
})

describe('lines inside brackets and quotes', () => {
  it('are indented for the reader only where they need it', () => {
    expect(scan('a: [\nb,\n  c\n]\nd: "x\ny"')).toEqual([
      {at: 5, width: 1},
      {at: 12, width: 1},
      {at: 20, width: 1},
    ])
    expect(scan('[\na\n]')).toEqual([])
  })

  it('keep what a document end means', () => {
    expect(parseYaml('a: "x\n---\ny"', {version: '1.1'}).tree).toBeUndefined()
  })

  it('may be many thousands', () => {
    const text = `${' '.repeat(150)}a: [\n${'\n'.repeat(maxYamlLength - 200)}]`
    const {tree} = parseYaml(text, {version: '1.1'})
    expect(tree && treeValue(tree)).toEqual(new Map([['a', []]]))
  })
})

describe('any text', () => {
  it.each([
    '[',
    '{',
    '- ',
    '? ',
    ': ',
    'a: ',
    '"',
    "'",
    '&a ',
    '&a\n',
    '!!str ',
    '!',
    '*a ',
    '# ',
    '\t',
    ' ',
    '\n',
    '\r',
    '|\n',
    'a: |\n',
    '---\n',
    '...\n',
    '[a, b]: 1\n',
    '%T a\n',
    '\ufeff',
    '[a: ',
    '{a',
  ])('of nothing but %j is read in linear time', piece => {
    parseYaml(piece.repeat(maxYamlLength / piece.length), {version: '1.1'})
  })
})
