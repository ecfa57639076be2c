import {describe, expect, it} from 'vitest'
import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import {lintText} from '../../test/support/lint.ts'
import rule from './links.ts'

/** A hunt whose text begins on line 10. */
function text(markdownText: string): string {
  return hunt('title: x', markdownText)
}

/** A catalog with one hunt at `hunts/a/x.md`. */
function files(markdownText: string, others: readonly string[] = []): Readonly<Record<string, string>> {
  return {'hunts/a/x.md': text(markdownText), ...Object.fromEntries(others.map(path => [path, 'x']))}
}

const others = ['hunts/a/data/a b.csv', 'docs/p.png', 'hunts/b/y_(1).md', 'notes/decoder.txt', 'README.txt', 'docs/README.txt']
const missing = (place: string, target: string): string => `hunts/a/x.md ${place} Link target \`${target}\` does not exist.`
const anchors = (titles: string, links: string): string => text(`${titles}\n\n+++\n\n${links}\n`)

testRule(rule, {
  valid: {
    'files beside the notebook, above it and from the root, with blanks, queries and fragments': {
      files: files(
        '[a](data/a%20b.csv) [b](<data/a b.csv>) [c](../b/y_(1).md#part) ![d](/docs/p.png) [e](./x.md?raw=1) [f](../../docs) [g](data/)\n',
        others,
      ),
    },
    'a notebook without its extension': {
      files: {...files('[a](../b/y) [b](/hunts/b/z)\n'), 'hunts/b/y.md': text(''), 'hunts/b/z.ipynb': ipynb({})},
    },
    'pictures and links in HTML, in any spelling': {
      files: files('<img src="/docs/p.png" alt="x"><a href=\'../b/y_(1).md\'>y</a> <A HREF=#x>x</A> <a id="x"></a> <img alt=x>\n', others),
    },
    'targets with a scheme, of another host, and those that are filled in': text(
      '[a](https://example.com/x) [b](mailto:a@example.com) [c](C:/x) [d](//example.com/x) [e]({path}/x.md) [f]($HOME/x.md) <https://example.com>\n',
    ),
    'code, comments and links that a code cell prints': text(
      '`[a](gone.md)`\n\n    [b](gone.md)\n\n```text\n[c](gone.md)\n```\n\n% [d](gone.md)\n\n<!-- <a href="gone.md">e</a> [f](gone.md) -->\n\n[//]: # (a comment)\n[x]: <>\n\n+++\n\n```{code-cell}\nprint("[g](gone.md)")\n```\n',
    ),
    'an attachment of the cell': ipynb({}, [
      {...markdown('![a](attachment:shot%201.png) <img src="attachment:b.png">'), attachments: {'shot 1.png': {}, 'b.png': {}}},
    ]),
    'an attachment of a text': text(
      '+++ {"huntbook-attachments": {"s.png": {"image/png": "x_files/0000000000000000.png"}}}\n\n![a](attachment:s.png)\n',
    ),
    'headings as Jupyter, GitHub, MyST and Sphinx name them': anchors(
      '## Step 1: Set *up* `it`\n\n## 2. What? (more)\n\n### Étape – 2',
      '[a](#Step-1:-Set-up-it) [b](#step-1-set-up-it) [c](#id-2-what-more) [d](#what-more) [e](#étape--2) [f](#%C3%A9tape--2) [g](#etape-2) [h](#id-tape-2)',
    ),
    'a heading with brackets that are no link, and one that is a link': anchors(
      '## Logs [Sentinel]\n\n## The [table](https://example.com)',
      '[a](#Logs-[Sentinel]) [b](#logs-sentinel) [c](#The-table) [d](#the-table)',
    ),
    'headings of one name': anchors('# Findings\n\n## Findings', '[a](#findings) [b](#findings-1) [c](#Findings)'),
    'a heading in HTML, ids, names, labels and the top': anchors(
      '<h2>Next steps</h2>\n\n<a name="old"></a><div id=box></div>\n\n(my label)=\n# X {#own}\n\n:::{figure} https://example.com/p.png\n:name: fig-1\n:::',
      '[a](#Next-steps) [b](#old) [c](#box) [d](#my%20label) [e](#my-label) [f](#own) [g](#fig-1) [h](#top)',
    ),
    'a heading of a later cell, and an id in a code cell': {
      text: ipynb({}, [markdown('[a](#Later) [b](#plot)'), code('display(HTML("<a id=\'plot\'></a>"))'), markdown('# Later')]),
    },
    'a definition that nothing is wrong with': {files: files('[a][p]\n\n[p]: /docs/p.png "Picture"\n', others)},
    'web addresses without a host': text('[a](https://) [b](http:x)\n'),
    'web addresses, where they are looked at': {
      text: text('[a](https://example.com:8080/a?b#c) [b](http://user@bücher.example) [c](http://[::1]/) [d](HTTPS://A_b.example.)\n'),
      options: {external: true},
    },
  },
  invalid: {
    'files that are nowhere, each at its target': {
      files: files('See [the notes](notes/other.md "Notes")\nand ![p\nq](<p q.png>), [up](../x.md#a), [here](./gone/) [r](/gone.md).\n'),
      reports: [
        missing('10:17-10:31', 'notes/other.md'),
        missing('12:5-12:12', 'p q.png'),
        missing('12:21-12:30', '../x.md#a'),
        missing('12:40-12:47', './gone/'),
        missing('12:53-12:61', '/gone.md'),
      ],
    },
    'a link that leads out': {
      files: files('[a](../../../x.md)\n'),
      reports: ['hunts/a/x.md 10:5-10:18 Link target `../../../x.md` lies outside of the catalog.'],
    },
    'files that moved and have a name of their own': {
      files: files(
        '[a](decoder.txt) ![b](/p.png "P") [c](b.csv/../a%20b.csv#x) <img src="x/p.png">\n\n[d]: gone/y_(1).md\n[e]: gone/README.txt\n',
        others,
      ),
      reports: [
        missing('10:5-10:16', 'decoder.txt'),
        missing('10:23-10:29', '/p.png'),
        missing('10:39-10:59', 'b.csv/../a%20b.csv#x'),
        missing('10:71-10:78', 'x/p.png'),
        missing('12:6-12:19', 'gone/y_(1).md'),
        missing('13:6-13:21', 'gone/README.txt'),
      ],
      fixed: text(
        '[a](../../notes/decoder.txt) ![b](/docs/p.png "P") [c](data/a%20b.csv#x) <img src="../../docs/p.png">\n\n[d]: ../b/y_%281%29.md\n[e]: gone/README.txt\n',
      ),
    },
    'a target whose form in the text is another, without a fix': {
      files: files('[a](decoder&#46;txt) [b](x/decoder\\.txt)\n', others),
      reports: [missing('10:1-10:21', 'decoder.txt'), missing('10:22-10:41', 'x/decoder.txt')],
    },
    'targets that hold nothing': {
      files: files('[a]() [b](None) ![c](null) [d](undefined) [e](#) <a href="">f</a> <img src=None>\n\n[g]: None\n'),
      reports: [
        'hunts/a/x.md 10:5-10:5 Link target is empty.',
        'hunts/a/x.md 10:11-10:15 Link target `None` is empty.',
        'hunts/a/x.md 10:22-10:26 Link target `null` is empty.',
        'hunts/a/x.md 10:32-10:41 Link target `undefined` is empty.',
        'hunts/a/x.md 10:47-10:48 Link target `#` is empty.',
        'hunts/a/x.md 10:59-10:59 Link target is empty.',
        'hunts/a/x.md 10:76-10:80 Link target `None` is empty.',
        'hunts/a/x.md 12:6-12:10 Link target `None` is empty.',
      ],
    },
    'an attachment that another cell has': {
      text: ipynb({}, [{...markdown('![a](attachment:a.png)'), attachments: {'b.png': {}}}]),
      reports: ['8:11-8:27 Link target `attachment:a.png` does not exist.'],
    },
    'an anchor of no heading, and those of code and of comments': {
      files: files('# Findings\n\n```text\n# Code\n```\n\n<!--\n# Comment\n-->\n\n[a](#results) [b](#code) [c](#Comment)\n'),
      reports: [missing('20:5-20:13', '#results'), missing('20:19-20:24', '#code'), missing('20:30-20:38', '#Comment')],
    },
    'anchors that differ in case alone, put right as the format names them': {
      files: files('## Step 1: Setup\n\n[a](#Step-1-Setup) [b](#step-1:-SETUP) <a href="#STEP-1-SETUP">c</a>\n'),
      reports: [missing('12:5-12:18', '#Step-1-Setup'), missing('12:24-12:38', '#step-1:-SETUP'), missing('12:49-12:62', '#STEP-1-SETUP')],
      fixed: text('## Step 1: Setup\n\n[a](#step-1-setup) [b](#Step-1:-Setup) <a href="#step-1-setup">c</a>\n'),
    },
    'an anchor of an .ipynb that differs in case': {
      text: ipynb({}, [markdown('# Next Steps (2)\n\n[a](#NEXT-STEPS-\\(2\\)) [b](#NEXT-STEPS-2)')]),
      reports: ['10:6-10:30 Link target `#NEXT-STEPS-(2)` does not exist.', '10:35-10:48 Link target `#NEXT-STEPS-2` does not exist.'],
      fixed: ipynb({}, [markdown('# Next Steps (2)\n\n[a](#NEXT-STEPS-\\(2\\)) [b](#next-steps-2)')]),
    },
    'web addresses that have no host, where they are looked at': {
      text: text(
        '[a](https://) [b](http:/example.com) <http://https://example.com> [c](https://?x) <a href="http://-x">d</a> [e](http://x:y/)\n',
      ),
      options: {external: true},
      reports: [
        '10:5-10:13 Expected a web address with a host, got `https://`.',
        '10:19-10:36 Expected a web address with a host, got `http:/example.com`.',
        '10:38-10:66 Expected a web address with a host, got `http://https://example.com`.',
        '10:71-10:81 Expected a web address with a host, got `https://?x`.',
        '10:92-10:101 Expected a web address with a host, got `http://-x`.',
        '10:113-10:124 Expected a web address with a host, got `http://x:y/`.',
      ],
    },
  },
})

describe('repo/links', () => {
  const count = 20_000
  it.each([
    ['links', '[a](#x) '],
    ['brackets', '](](['],
    ['pictures in pictures', '![](x'],
    ['tags without an end', '<a href="'],
    ['comments without an end', '<!-- <img src=x '],
    ['definitions', '[a]: None\n'],
    ['labels', '(a)=\n(b'],
    ['headings', '# [a](b [c]\n'],
    ['names', 'id="id='],
  ])('takes little time for many %s', async (_, part) => {
    const cells = ['[a](#gone)', part.repeat(count), part.repeat(count).replaceAll('\n', ' ')].map(source => markdown(source))
    const before = performance.now()
    await lintText(ipynb({}, cells), rule)
    expect(performance.now() - before).toBeLessThan(4000)
  })
  it('parses no cell that has nothing but text and web addresses', () => {
    const {parsesMarkdown} = rule.create({path: '', options: {external: false}} as never)
    const source =
      'A [page](https://example.com), ![p](<http://example.com/p.png>) <img src="https://example.com"> [x] <b>.\n\n[a]: https://example.com\n'
    expect(parsesMarkdown?.({source} as never)).toBe(false)
    const local = ['[a](x)', '[a]( x)', '[a]: x', '<img src=x>', '<A\nHREF = "x">', '![](attachment:x)', '[a](#x)', '[a](mailto:x)']
    expect(local.filter(text => parsesMarkdown?.({source: text} as never) !== true)).toEqual([])
  })
})
