import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './untagged-internal.ts'

const text = (cells: string): string => hunt('title: x', cells)
const ofCode = 'Internal code is not removed on export; tag the cell `remove_cell`.'
const ofText = 'Internal text is not removed on export; tag the cell `remove_cell`.'
const staged = '%taegis investigations evidence stage events rows'
const cell = (source: string, options = ''): string => `\`\`\`{code-cell}\n${options}${source}\n\`\`\`\n`

/** Each text in a notebook of its own: the places are those of the only cell. */
const files = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((source, index) => [`${String(index).padStart(2, '0')}.md`, text(`${source}\n`)]))

const calls = [
  staged,
  '# %taegis investigations evidence unstage events rows',
  '  #%taegis investigations  evidence clear',
  '%taegis investigations search-queries stage',
  'x = %taegis investigations search-queries add --id 1',
  '%%taegis investigations create --title x',
  '%save_notebook',
  '%generate_report',
  '!jupyter nbconvert --to markdown x.ipynb',
]

const notes = ['# Intentionally left commented out.', '\n# For hunters\n', '# a\n\n# Internal', '// customer', '# ANALYST: look']

const warnings = [
  'This page is internal only.',
  '*Internal use* only: the list',
  '> **Note to analysts:** look again',
  '- a\n- note for the hunter',
  "The analyst's instructions",
  'analyst notes',
  'For hunters only',
  '```{admonition} Look\nDo not forward this.\n```',
  'a\nPlease remove this before sending it.',
  'Remove before export',
  'Remove this section before publishing',
  '<div>\nNot for the customer\n</div>',
  'Not for clients',
]

const requests = [
  'Do not send to others',
  '> 1. **Do not share**',
  '- [x] Do not export',
  'It is a draft. Do not forward',
  'TLP:RED: do not share',
  '<p>Do not share</p>',
  'Readers, do not share it',
  'You do not send outside',
]

testRule(rule, {
  valid: {
    'cells that are removed, or whose source is': text(
      [
        cell(staged, ':tags: [remove_cell]\n\n'),
        cell(staged, ':tags: [hide-input]\n\n'),
        cell('# for the analyst', ':tags: [remove_input]\n\n'),
        '+++ {"tags": ["remove_input"]}\n\nInternal only\n',
      ].join('\n'),
    ),
    'words that say nothing of the kind': text(
      'We looked at the internal network.\n\nInternals only. Analysts and hunters note it.\n\nDo not block it. Remove it before the next run.\n\nNot for a customerless team.\n',
    ),
    headings: text('# Internal only\n\n## Analyst notes\n\nNote for analysts\n---\n\n<h2>For hunters only</h2>\n'),
    'code in Markdown, and what is not exported of it': text(
      '```text\nInternal only\n```\n\n```{code-block} text\nInternal only\n```\n\n<!-- Internal only -->\n\na <!-- do\nnot share: internal only --> b\n\n% Note to analysts\n',
    ),
    'other calls': text([cell('%taegis alerts search'), cell('%taegis investigations list'), cell('stage("evidence")')].join('\n')),
    'comments about something else, and words in code that runs': text(
      [cell('# Count the names.\n# Then look.'), cell('# for the analyst\nprint(1)'), cell('internal = 1')].join('\n'),
    ),
    'statements about what others do not send': text(
      'Attackers do not send the payload by mail; they host it. Users do not share passwords.\n\n- The hosts do not forward\n  logs\n',
    ),
    'words in a raw cell': text('```{raw-cell}\n# for the analyst\n```\n'),
  },
  invalid: {
    'calls for the books of the investigation, also in comments': {
      files: files(calls.map(call => cell(`x = 1\n${call}`))),
      reports: calls.map((call, index) => {
        const start = call.length - call.trimStart().length + 1
        return `0${index}.md 12:${start}-12:${call.length + 1} ${ofCode}`
      }),
    },
    'a call in a raw cell, and gives the cell the tag': {
      text: text(`\`\`\`{raw-cell}\n${staged}\n\`\`\`\n`),
      reports: [`11:1-11:50 ${ofCode}`],
      fixedUnsafely: text(`\`\`\`{raw-cell}\n:tags: [remove_cell]\n\n${staged}\n\`\`\`\n`),
    },
    'comments that talk to the hunter, in a cell with nothing else': {
      files: files(notes.map(note => cell(note))),
      reports: ['11:1-11:36', '12:1-12:14', '13:1-13:11', '11:1-11:12', '11:1-11:16'].map((at, index) => `0${index}.md ${at} ${ofCode}`),
    },
    'the call below such a comment': {
      text: ipynb({title: 'x'}, [code(`# Left commented out for the analyst\n# ${staged}`, {tags: ['x']})]),
      reports: [`15:6-15:57 ${ofCode}`],
      fixedUnsafely: ipynb({title: 'x'}, [code(`# Left commented out for the analyst\n# ${staged}`, {tags: ['x', 'remove_cell']})]),
    },
    'text that is not meant for the customer': {
      files: files(warnings),
      reports: ['10:1-10:28', '10:1-10:30', '10:1-10:35', '11:1-11:22', '10:1-10:27', '10:1-10:14', '10:1-10:17']
        .concat(['11:1-11:21', '11:1-11:38', '10:1-10:21', '10:1-10:38', '11:1-11:21', '10:1-10:16'])
        .map((at, index) => `${String(index).padStart(2, '0')}.md ${at} ${ofText}`),
    },
    'requests, at the start of a sentence or about the text itself': {
      files: files(requests),
      reports: requests.map(({length}, index) => `0${index}.md 10:1-10:${length + 1} ${ofText}`),
    },
    'the first line of a cell alone, and gives it the tag': {
      text: text('a\n\n+++\n\nInternal only\n\nInternal only\n'),
      reports: [`14:1-14:14 ${ofText}`],
      fixedUnsafely: text('a\n\n+++ {"tags": ["remove_cell"]}\n\nInternal only\n\nInternal only\n'),
    },
    'text in a section, which the tag would take away': {
      text: ipynb({title: 'x'}, [markdown('## Findings\r\n\r\nInternal only')]),
      reports: [`10:6-10:19 ${ofText}`],
    },
    'text below a smaller heading': {
      text: text('### Step\n\nInternal only\n'),
      reports: [`12:1-12:14 ${ofText}`],
      fixedUnsafely: text('+++ {"tags": ["remove_cell"]}\n\n### Step\n\nInternal only\n'),
    },
    'phrases of a team': {
      text: text('For the **SOC**  alone.\n'),
      options: {phrases: ['for the soc alone']},
      reports: [`10:1-10:24 ${ofText}`],
      fixedUnsafely: text('+++ {"tags": ["remove_cell"]}\n\nFor the **SOC**  alone.\n'),
    },
  },
})
