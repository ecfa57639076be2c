import {expect, it} from 'vitest'
import {makeFinding} from '../../../test/support/findings.ts'
import {bodyText} from './body-text.ts'
import {plainSummary} from './summary.ts'

it('is the key findings with mentions as code', () => {
  expect(bodyText(makeFinding({key_findings: '# a\n\nfor @b\n'}))).toBe('# a\n\nfor `@b`\n')
})

it('starts with a line that says what is missing', () => {
  const finding = makeFinding({status: 'failed', incomplete: ['no_query_facts'], key_findings: 'x\n'})
  expect(bodyText(finding)).toBe('*Incomplete: the hunt or one of its queries failed; it is not known what the queries returned.*\n\nx\n')
})

it('has a summary without marks', () => {
  const executive_summary = '# a\n\nb **c** `@d` \\*\n\n1. e\n2. f\n\n| g | h |\n| --- | --- |\n| i | j |\n\n```text\nk\n```\n\n> l'
  expect(plainSummary(makeFinding({sections: {executive_summary}}))).toBe('a\n\nb c @d *\n\n1. e\n2. f\n\ng | h\ni | j\n\nk\n\nl')
})

it('has the description of the hunt where there is no summary, else the title', () => {
  const {procedure} = makeFinding()
  expect(plainSummary(makeFinding({sections: {}}))).toBe('Two hosts changed a service.')
  expect(plainSummary(makeFinding({sections: {executive_summary: ' '}, procedure: {...procedure, description: ''}}))).toBe(
    'Service manipulation',
  )
})
