import {describe, expect, it} from 'vitest'
import {isTooDense} from './density.ts'

describe('isTooDense', () => {
  it.each([
    ['stars and underscores', '*a_ '.repeat(8000)],
    ['stars within words', 'a*b*'.repeat(8000)],
    ['brackets', '[a] '.repeat(30_000)],
    ['brackets that close nothing', 'a] '.repeat(16_000)],
    ['brackets that close what is escaped', 'C:\\Users\\[a]'.repeat(8000)],
    ['unclosed comments', 'a <!-- '.repeat(16_000)],
    ['unclosed CDATA sections', 'a <![CDATA['.repeat(16_000)],
    ['unclosed instructions', 'a <? '.repeat(16_000)],
    ['tags', 'a <b> '.repeat(16_000)],
    ['rows without a table', '| a\n'.repeat(16_000)],
    ['footnotes', Array.from({length: 4000}, (_, index) => `a[^${index}]\n\n[^${index}]: n\n\n`).join('')],
    ['lazy lines of a quote', `> a\n${'b\n'.repeat(48_000)}`],
    ['lazy lines of many quotes', '> a\nb\n'.repeat(16_000)],
    ['lazy lines of a list', `1. a\n${'  b\n'.repeat(16_000)}`],
    ['underlined headings', 'a\n=\n'.repeat(8000)],
  ])('is true of %s', (_, source) => {
    expect(isTooDense(source)).toBe(true)
  })

  const sentence = 'The host `ws-042` **reached** [the server](https://a.example/x_y) at _10:02_, see the log and evil[.]example.\n'
  it.each([
    ['a long report', `${sentence.repeat(4)}\n`.repeat(300)],
    ['a report without a blank line', sentence.repeat(600)],
    ['a long list', `- ${sentence}`.repeat(600)],
    ['a list with lines of its items', `- ${sentence}  more of it\n`.repeat(600)],
    ['a long table', `| a | b |\n|---|---|\n${'| process_start_time_utc | hxxp[:]//evil[.]example |\n'.repeat(3000)}`],
    ['a long quote', '> a line of a mail\n'.repeat(20_000)],
    ['code', `\`\`\`\n${'a[1] = b_c * d\n'.repeat(5000)}\`\`\`\n`],
    ['a hundred footnotes', Array.from({length: 100}, (_, index) => `${sentence}a[^${index}]\n\n[^${index}]: ${sentence}\n\n`).join('')],
    ['lists of lists', `a = [\n${'  [1, 2],\n'.repeat(5000)}]\n`],
    ['lines with a bracket at the end', 'C:\\Windows\\System32\\cmd.exe 10:02:03]\n'.repeat(2000)],
    ['marks that are escaped', '\\*a\\_ \\['.repeat(30_000)],
    ['a few dense words', '*a_ '.repeat(1000)],
  ])('is false of %s', (_, source) => {
    expect(isTooDense(source)).toBe(false)
  })
})
