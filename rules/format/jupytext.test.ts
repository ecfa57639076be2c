import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './jupytext.ts'

/** A hunt with these lines under `jupytext`. */
const text = (settings: string): string => `---\nhunting:\n  title: x\njupytext:\n${settings}---\n`

const filter = (keys: string): string => text(`  notebook_metadata_filter: ${keys}\n`)

function notebook(jupytext: object): string {
  return `${JSON.stringify({cells: [], metadata: {hunting: {}, jupytext}, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
}

const dropped = 'jupytext would drop `hunting`; add it to `notebook_metadata_filter`.'

testRule(rule, {
  valid: {
    'a filter that names the block': filter('hunting'),
    'a filter that names a part of it': filter('title, hunting.id'),
    'a filter that keeps everything': filter('all,-widgets'),
    'a notebook that jupytext has nothing to do with': hunt('title: x', '```{code-cell} ipython3\nx\n```\n'),
    'a configuration of the repository that keeps it': {
      files: {'hunts/a/x.md': text('  formats: ipynb,md:myst\n'), 'jupytext.toml': 'notebook_metadata_filter = "hunting"\n'},
    },
    'no block to keep': '---\njupytext:\n  formats: ipynb\n---\n',
    'quoted dates': hunt('created: \'2025-04-01\'\nmodified: "2025-04-02"'),
    'texts that only look like dates': hunt('created: 2025-4-1\ntitle: 2025-04-01 to 2025-04-30'),
    'nothing in a list': hunt('tags: [~, null]'),
    'a null in JSON, which jupytext can read': ipynb({title: null, created: '2025-04-01'}),
    'front matter that is a cell, which jupytext takes for a text':
      '---\ndate: 2025-04-01\nauthor:\njupytext:\n  notebook_metadata_filter: hunting\n  root_level_metadata_filter: -date,-author\n---\n',
  },
  invalid: {
    'no filter': {
      text: text('  formats: ipynb,md:myst\n'),
      reports: [`4:1-4:9 ${dropped}`],
      fixed: text('  formats: ipynb,md:myst\n  notebook_metadata_filter: hunting\n'),
    },
    'what jupytext writes by itself': {
      text: text('  text_representation:\n    extension: .md\n    format_name: myst\n'),
      reports: [`4:1-4:9 ${dropped}`],
      fixed: text('  text_representation:\n    extension: .md\n    format_name: myst\n  notebook_metadata_filter: hunting\n'),
    },
    'a filter of other keys': {
      text: filter('title,author'),
      reports: [`5:29-5:41 ${dropped}`],
      fixed: filter('title,author,hunting'),
    },
    'a filter that leaves the block out on purpose': {
      text: filter('all,-hunting'),
      reports: [`5:29-5:41 ${dropped}`],
      fixed: filter('all'),
    },
    'a filter that keeps nothing else': {
      text: filter('-all'),
      reports: [`5:29-5:33 ${dropped}`],
      fixed: filter('jupytext,kernelspec,hunting,-all'),
    },
    'a filter of another type, without a fix': {text: filter('false'), reports: [`5:29-5:34 ${dropped}`]},
    'a notebook file': {
      text: notebook({formats: 'ipynb,md:myst'}),
      reports: [`5:4-5:12 ${dropped}`],
      fixed: notebook({formats: 'ipynb,md:myst', notebook_metadata_filter: 'hunting'}),
    },
    'a configuration of the repository that drops it': {
      files: {'hunts/a/x.md': text('  formats: ipynb,md:myst\n'), 'hunts/.jupytext': "notebook_metadata_filter = 'title'\n"},
      reports: [`hunts/a/x.md 4:1-4:9 ${dropped}`],
      fixed: text('  formats: ipynb,md:myst\n  notebook_metadata_filter: hunting\n'),
    },
    'dates and times without quotes, also in lists': {
      text: hunt('created: 2025-04-01\nreferences: [2025-04-01 10:00:00, x]'),
      reports: ['3:12-3:22 Quote the date.', '4:16-4:35 Quote the date.'],
      fixed: hunt("created: '2025-04-01'\nreferences: ['2025-04-01 10:00:00', x]"),
    },
    'empty values at any depth': {
      text: hunt('title: x\nseverity:\nown:\n  deep: ~\n  other: 1'),
      reports: ['4:3-4:11 Remove the empty value.', '6:5-6:9 Remove the empty value.'],
      fixed: hunt('title: x\nown:\n  other: 1'),
    },
  },
})
