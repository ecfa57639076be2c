import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import rule from './parameters.ts'

const tagged = {tags: ['parameters']}
const cell = (source: string, options = ''): string => `\`\`\`{code-cell}\n${options === '' ? '' : `${options}\n\n`}${source}\n\`\`\`\n\n`
const parameters = (source: string): string => cell(source, ':tags: [parameters]')
const text = (...cells: string[]): string => hunt('title: x', cells.join(''))
/** The first line of the source of the cell that comes first. */
const line = 11
const early = (read: string): string => text(cell(read), parameters('DAYS = 7'))

testRule(rule, {
  valid: {
    'a tagged cell with assignments, imports, a text and comments': text(
      parameters(
        '"""Values that a run replaces."""\n# the tenant\nimport os\nfrom a import b\nA = "x"\nB: str = os.environ["B"]\nC, (D, *E) = F = 1, (2, 3)\nA += "y"\nG: int; H = 1',
      ),
      cell('print(A)'),
    ),
    'imports and other code above that read none of them': text(cell('import pandas as pd\npd.options.x = 1'), parameters('DAYS = 7')),
    'a notebook without code': ipynb({title: 'x'}, [markdown('# T'), code(' \n')]),
    'a cell in another language': text(parameters('%%bash\nDAYS=7\nls')),
    'a notebook in another language': ipynb({title: 'x'}, [code('days <- 7\nprint(days)', tagged)]).replaceAll('python', 'R'),
    'a syntax error, which is for another rule': text(parameters('DAYS = 7\nprint(')),
    'what only looks like a first line': text(
      parameters('DAYS = 7'),
      cell('# Parameters of the query\nx = 1'),
      cell('# Notes on parameters\ny = 2'),
    ),
    'no tagged cell where none is required': {text: text(cell('x = 1')), options: {required: false}},
    'the names that are required': {text: text(parameters('A = B = 1')), options: {requiredNames: ['B', 'A']}},
    'a name in a function, which runs later': early(
      'def f(x: int, y=1):\n  async def g(): return DAYS\n  return DAYS\nh = lambda DAYS=1: DAYS',
    ),
    'a name that the earlier cell binds in some way': text(
      ...[
        'DAYS = 7',
        'from x import DAYS',
        'import a.b as DAYS',
        'for a, DAYS in x: pass',
        'with open(x) as DAYS: pass',
        'def DAYS(): pass',
      ].map(bind => cell(`${bind}\nprint(DAYS)`)),
      ...['class DAYS: pass', '(DAYS := 1)', '[(DAYS := y) for y in x]', '(a, DAYS) = x', 'try: x\nexcept E as DAYS: pass'].map(bind =>
        cell(`${bind}\nprint(DAYS)`),
      ),
      parameters('DAYS = 7'),
    ),
    'a name of a comprehension or a parameter': early(
      '[DAYS for DAYS in x if DAYS]\n{DAYS: b for (a, [DAYS, b]) in x for c in DAYS}\n{[DAYS for y in DAYS] for DAYS in x}\nf(DAYS + 1 for *DAYS, b in x)\n(lambda DAYS: DAYS)(1)\ndef f(DAYS, *, x: int): return DAYS',
    ),
    'a name that is none': early('f(DAYS=1)\nx.DAYS\n"DAYS {DAYS} $DAYS"\n# DAYS\nglobal DAYS\ndel DAYS\nTODAYS'),
    'a name in a magic that is another, or escaped': early('%a $DAYSX \\$DAYS $$DAYS DAYS'),
    'a name below a cell magic': early('%%kql\nT | where t > ago($DAYS)'),
  },
  invalid: {
    'code without a parameters cell': {
      text: text('# T\n\n', cell('x = 1')),
      reports: ['1:1-1:1 No cell is tagged `parameters`.'],
    },
    'a cell that looks like one, which it tags': {
      text: text('# T\n\n', cell('\n# Parameters\nDAYS = 7'), cell('# Default parameters\nx = 1')),
      reports: ['14:1-14:13 Cell looks like parameters but lacks the tag.'],
      fixed: text('# T\n\n', cell('# Parameters\nDAYS = 7', ':tags: [parameters]'), cell('# Default parameters\nx = 1')),
    },
    'such a cell with tags of its own': {
      text: ipynb({title: 'x'}, [code('# Manually override the tenant\nT = ""', {tags: ['remove_cell']})]),
      reports: ['14:6-14:36 Cell looks like parameters but lacks the tag.'],
      fixed: ipynb({title: 'x'}, [code('# Manually override the tenant\nT = ""', {tags: ['remove_cell', 'parameters']})]),
    },
    'such a cell where none is required, and one in another language': {
      text: text(cell('%%bash\nls'), cell('// ---- Papermill parameters: ----\nlet x = 1')),
      options: {required: false},
      reports: ['16:1-16:35 Cell looks like parameters but lacks the tag.'],
      fixed: text(cell('%%bash\nls'), cell('// ---- Papermill parameters: ----\nlet x = 1', ':tags: [parameters]')),
    },
    'each further tagged cell': {
      text: text(parameters('A = 1'), parameters('B = 1'), '+++ {"tags": ["parameters"]}\n\nText\n\n', parameters('C = 1')),
      reports: [
        '19:1-19:6 Unexpected second parameters cell: move its assignments to the first.',
        '29:1-29:6 Unexpected second parameters cell: move its assignments to the first.',
      ],
    },
    'nothing but comments': {
      text: text(parameters('# DAYS = 7\n\n  # Uncomment for more.')),
      options: {requiredNames: ['DAYS']},
      reports: ['13:1-13:11 Parameters cell assigns nothing.'],
    },
    'other statements, each on its first line': {
      text: text(
        parameters(
          '%load_ext x  \nprint(1); A = 1; print(2)\nx[0] = 1\nx.y = A = 2\nif not A:\n  raise E\nx.y += 1\nf"{A}"\npass\n!ls\nB = !ls',
        ),
      ),
      reports: [13, 14, 14, 15, 16, 17, 19, 20, 21, 22].map(
        (at, index) =>
          `${at}:${[1, 1, 18, 1, 1, 1, 1, 1, 1, 1][index]}-${at}:${[12, 9, 26, 9, 12, 10, 9, 7, 5, 4][index]} Only assignments belong here.`,
      ),
    },
    'a parameter that is missing': {
      text: text(parameters('TENANT = ""')),
      options: {requiredNames: ['TENANT', 'REGION', 'TITLE']},
      reports: ['13:1-13:12 Parameter `REGION` is missing.', '13:1-13:12 Parameter `TITLE` is missing.'],
    },
    'a read in an earlier cell, once a line': {
      text: early('a = DAYS + DAYS\nb = f(DAYS, x=DAYS)\n\nclass C:\n  c = f"{DAYS}"'),
      reports: [
        `${line}:5-${line}:9 \`DAYS\` is used before the parameters cell.`,
        `${line + 1}:7-${line + 1}:11 \`DAYS\` is used before the parameters cell.`,
        `${line + 4}:10-${line + 4}:14 \`DAYS\` is used before the parameters cell.`,
      ],
    },
    'a read where a function or a loop begins, and of a part': {
      text: early('def f(x=DAYS): pass\nfor i in DAYS: pass\nDAYS.x = 1\nDAYS[0] = 1'),
      reports: [9, 10, 1, 1].map((at, index) => {
        const place = `${line + index}:${at}-${line + index}:${at + 4}`
        return `${place} \`DAYS\` is used before the parameters cell.`
      }),
    },
    'a read beside a name of a comprehension or a parameter': {
      text: early(
        '[a for DAYS in y]\nprint(DAYS)\n[DAYS for DAYS in DAYS]\ndef f(DAYS): pass\ng(DAYS)\n(lambda DAYS: 1)(DAYS)\n[[b for DAYS in z] for b in [DAYS]]',
      ),
      reports: [
        [1, 7],
        [2, 19],
        [4, 3],
        [5, 18],
        [6, 30],
      ].map(([down = 0, at = 0]) => `${line + down}:${at}-${line + down}:${at + 4} \`DAYS\` is used before the parameters cell.`),
    },
    'a read in a magic': {
      text: early(`x = %taegis search $DAYS\n!echo \\\n  {DAYS + 1} $\{DAYS}`),
      reports: [
        `${line}:21-${line}:25 \`DAYS\` is used before the parameters cell.`,
        `${line + 2}:4-${line + 2}:8 \`DAYS\` is used before the parameters cell.`,
      ],
    },
    'a read in the head of a cell magic': {
      text: ipynb({title: 'x'}, [code('%%taegis alerts search --days $DAYS\nFROM alert'), code('DAYS = 7', tagged)]),
      reports: ['10:37-10:41 `DAYS` is used before the parameters cell.'],
    },
    'a read below another cell that binds the name': {
      text: text(cell('DAYS = 1'), cell('print(DAYS)'), parameters('DAYS = 7')),
      reports: ['15:7-15:11 `DAYS` is used before the parameters cell.'],
    },
  },
})
