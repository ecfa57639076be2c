import {describe, expect, it} from 'vitest'
import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import {isReached} from '../api/names.ts'
import {lastWords, mayUseRemoved} from '../api/words.ts'
import rule from './removed-api.ts'

const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)

/** Code, what it says in the message, and the code afterwards if there is a fix. The name is where the report is. */
const entries: readonly (readonly [code: string, message: string, fixed?: string])[] = [
  ['df = df.append(row)', '`.append()` was removed in pandas 2.0; use `pd.concat()`.'],
  ['f(df.append(row, ignore_index=True))', '`.append()` was removed in pandas 2.0; use `pd.concat()`.'],
  ['df["a"] = df["a"].append(b)', '`.append()` was removed in pandas 2.0; use `pd.concat()`.'],
  ['x = df.append(row, sort=False).append(y, verify_integrity=True)', '`.append()` was removed in pandas 2.0; use `pd.concat()`.'],
  ['df.ix[0, "a"]', '`.ix` was removed in pandas 1.0; use `.loc` or `.iloc`.'],
  ['for k, v in s.iteritems(): pass', '`.iteritems()` was removed in pandas 2.0; use `.items()`.', 'for k, v in s.items(): pass'],
  ['df.style.applymap(f)', '`.applymap()` was removed in pandas 3.0; use `.map()`.', 'df.style.map(f)'],
  ['df.mad(axis=1)', '`.mad()` was removed in pandas 2.0; use `(x - x.mean()).abs().mean()`.'],
  ['df.as_matrix()', '`.as_matrix()` was removed in pandas 1.0; use `.to_numpy()`.'],
  ['df["t"].dt.week', '`.dt.week` was removed in pandas 2.0; use `.dt.isocalendar().week`.'],
  ['df.t.dt.weekofyear', '`.dt.weekofyear` was removed in pandas 2.0; use `.dt.isocalendar().week`.'],
  ['pd.datetime.now()', '`pd.datetime` was removed in pandas 2.0; use the module `datetime`.'],
  ['pd.np.nan', '`pd.np` was removed in pandas 2.0; use the module `numpy`.'],
  ['pd.Panel(x)', '`pd.Panel` was removed in pandas 0.25; use a data frame with a `MultiIndex`.'],
  ['pd.TimeGrouper("D")', '`pd.TimeGrouper` was removed in pandas 1.0; use `pd.Grouper`.'],
  ['pd.Int64Index([1])', '`pd.Int64Index` was removed in pandas 2.0; use `pd.Index`.'],
  [
    'from pandas.io.json import json_normalize as j',
    '`pandas.io.json.json_normalize` was removed in pandas 2.0; use `pd.json_normalize`.',
    'from pandas import json_normalize as j',
  ],
  ['from pandas.io.json import (a, json_normalize)', '`pandas.io.json.json_normalize` was removed in pandas 2.0; use `pd.json_normalize`.'],
  [
    'pd.io.json.json_normalize(x)',
    '`pd.io.json.json_normalize` was removed in pandas 2.0; use `pd.json_normalize`.',
    'pd.json_normalize(x)',
  ],
  ['df.fillna(method="ffill")', '`fillna(method=)` was removed in pandas 3.0; use `.ffill()` or `.bfill()`.'],
  [
    'df.to_csv(p, line_terminator="x")',
    '`to_csv(line_terminator=)` was removed in pandas 2.0; use `lineterminator`.',
    'df.to_csv(p, lineterminator="x")',
  ],
  ['pd.read_csv(p, error_bad_lines=False)', '`read_csv(error_bad_lines=)` was removed in pandas 2.0; use `on_bad_lines`.'],
  ['read_table(p, warn_bad_lines=False)', '`read_table(warn_bad_lines=)` was removed in pandas 2.0; use `on_bad_lines`.'],
  ['pd.read_csv(p, squeeze=True)', '`read_csv(squeeze=)` was removed in pandas 2.0; use `.squeeze("columns")`.'],
  ['pd.read_csv(p, infer_datetime_format=True)', '`read_csv(infer_datetime_format=)` was removed in pandas 3.0; leave it out.'],
  [
    'pd.to_datetime(t, infer_datetime_format=True)',
    '`to_datetime(infer_datetime_format=)` was removed in pandas 3.0; leave it out.',
    'pd.to_datetime(t)',
  ],
  [
    'pd.to_datetime(infer_datetime_format=x, arg=t)',
    '`to_datetime(infer_datetime_format=)` was removed in pandas 3.0; leave it out.',
    'pd.to_datetime(arg=t)',
  ],
  ['pd.options.display.max_colwidth = -1', '`max_colwidth=-1` was removed in pandas 2.0; use `None`.'],
  ...Object.entries({NAN: 'nan', NaN: 'nan', Inf: 'inf', Infinity: 'inf', infty: 'inf', product: 'prod', cumproduct: 'cumprod'}).map(
    ([name, use]) => [`np.${name}`, `\`np.${name}\` was removed in NumPy 2.0; use \`np.${use}\`.`, `np.${use}`] as const,
  ),
  ...Object.entries({alltrue: 'all', sometrue: 'any', round_: 'round'}).map(
    ([name, use]) => [`np.${name}(x)`, `\`np.${name}\` was removed in NumPy 2.0; use \`np.${use}\`.`, `np.${use}(x)`] as const,
  ),
  ...['float', 'int', 'object', 'str', 'complex'].map(
    name => [`x.astype(np.${name})`, `\`np.${name}\` was removed in NumPy 1.24; use \`${name}\`.`, `x.astype(${name})`] as const,
  ),
  ['np.unicode', '`np.unicode` was removed in NumPy 1.24; use `str`.'],
  ...Object.entries({
    PINF: 'np.inf',
    NINF: '-np.inf',
    NZERO: '-0.0',
    PZERO: '0.0',
    float_: 'np.float64',
    complex_: 'np.complex128',
    unicode_: 'np.str_',
    string_: 'np.bytes_',
    cfloat: 'np.complex128',
    singlecomplex: 'np.complex64',
    longfloat: 'np.longdouble',
    cast: 'np.asarray(x, dtype=…)',
    msort: 'np.sort(x, axis=0)',
    find_common_type: 'np.result_type',
    asfarray: 'np.asarray(x, dtype=float)',
    issubclass_: 'issubclass',
    mat: 'np.asmatrix',
  }).map(([name, use]) => [`np.${name}`, `\`np.${name}\` was removed in NumPy 2.0; use \`${use}\`.`] as const),
]

testRule(rule, {
  valid: {
    'lists and indexes': cell(
      'items.append(x)\nindex.append(other)\nidx = idx.append(other)\ndf.columns = df.columns.append(y)\nx = y.append(z)',
    ),
    'what pandas and NumPy still have': cell(
      'np.nan, np.bool, np.float64, np.int_, np.inf, np.str_, pd.concat([a], ignore_index=True)\nfrom pandas.io import json',
    ),
    'names in strings and comments': cell("x = 'df.append and np.NAN' # df.ix[0], pd.datetime\ny = f'''np.float'''"),
    'methods of the same name': cell('robust.mad(x)\nd.iteritems(x)\nself.ix\nx.week\nx.isocalendar().week\nimputer.fillna(x)'),
    'other values of the option': cell('pd.set_option("display.max_colwidth", 80)\npd.options.display.max_colwidth = 80 - 1'),
    'another module by the same name': cell('import cupy as np, polars as pd\nnp.NaN\npd.datetime'),
    'what older versions still have': {
      text: cell('df.applymap(f)\ndf.fillna(method="ffill")\nnp.NaN'),
      options: {targets: {pandas: '2', numpy: '1.26'}},
    },
    'a name that was not imported from pandas': cell(
      'from json import json_normalize\nfrom .pandas import datetime\nimport pandas.datetime',
    ),
  },
  invalid: {
    ...Object.fromEntries(
      entries
        .slice(3, 4)
        .map(([code, message]) => [code, {text: cell(code), reports: [`11:8-11:14 ${message}`, `11:32-11:38 ${message}`]}]),
    ),
    ...Object.fromEntries(
      entries.flatMap(([code, message, fixed], index) =>
        index === 3
          ? []
          : [
              [
                code,
                {text: cell(code), reports: [`${placeIn(code, message)} ${message}`], ...(fixed !== undefined && {fixed: cell(fixed)})},
              ],
            ],
      ),
    ),
    'a builtin that the notebook gives another value to, in any cell': {
      text: hunt(
        'title: x',
        '```{code-cell}\nx.astype(np.int), y.astype(np.float), np.NaN, np.str\n```\n\n```{code-cell}\ndef int(x): pass\nfloat = 1\nobject.str = 2\n```\n',
      ),
      reports: [
        '11:10-11:16 `np.int` was removed in NumPy 1.24; use `int`.',
        '11:28-11:36 `np.float` was removed in NumPy 1.24; use `float`.',
        '11:39-11:45 `np.NaN` was removed in NumPy 2.0; use `np.nan`.',
        '11:47-11:53 `np.str` was removed in NumPy 1.24; use `str`.',
      ],
      fixed: hunt(
        'title: x',
        '```{code-cell}\nx.astype(np.int), y.astype(np.float), np.nan, str\n```\n\n```{code-cell}\ndef int(x): pass\nfloat = 1\nobject.str = 2\n```\n',
      ),
    },
    'a builtin by whose name the notebook imports something': {
      text: cell('from x import y as int\nnp.int\nnp.float'),
      reports: ['12:1-12:7 `np.int` was removed in NumPy 1.24; use `int`.', '13:1-13:9 `np.float` was removed in NumPy 1.24; use `float`.'],
      fixed: cell('from x import y as int\nnp.int\nfloat'),
    },
    'an option set by a call': {
      text: cell('with pd.option_context("max_rows", 5, "display.max_colwidth", -1): pass\nset_option("max_colwidth", -1)'),
      reports: [
        '11:9-11:23 `max_colwidth=-1` was removed in pandas 2.0; use `None`.',
        '12:1-12:11 `max_colwidth=-1` was removed in pandas 2.0; use `None`.',
      ],
    },
    'modules by other names, and names imported from them': {
      text: cell('import numpy as num\nnum.NaN\nfrom numpy import (mat, NaN as nan)\nfrom pandas import Panel'),
      reports: [
        '12:1-12:8 `num.NaN` was removed in NumPy 2.0; use `np.nan`.',
        '13:20-13:23 `numpy.mat` was removed in NumPy 2.0; use `np.asmatrix`.',
        '13:25-13:28 `numpy.NaN` was removed in NumPy 2.0; use `np.nan`.',
        '14:20-14:25 `pandas.Panel` was removed in pandas 0.25; use a data frame with a `MultiIndex`.',
      ],
      fixed: cell('import numpy as num\nnum.nan\nfrom numpy import (mat, NaN as nan)\nfrom pandas import Panel'),
    },
    'the line of the name in a long call': {
      text: cell('x = (df\n    .fillna(0)\n    .applymap(\n        f))'),
      reports: ['13:6-13:14 `.applymap()` was removed in pandas 3.0; use `.map()`.'],
      fixed: cell('x = (df\n    .fillna(0)\n    .map(\n        f))'),
    },
    'names of the configuration': {
      text: cell('client.search(x)\nmde.old\nx.legacy\nrun()'),
      options: {extra: {'.search()': '.query()', 'mde.old': 'mde.new', '.legacy': '.current', 'run()': 'start()'}},
      reports: [
        '11:8-11:14 `.search()` was removed; use `.query()`.',
        '12:1-12:8 `mde.old` was removed; use `mde.new`.',
        '13:3-13:9 `.legacy` was removed; use `.current`.',
        '14:1-14:4 `run()` was removed; use `start()`.',
      ],
    },
  },
})

/** The name in the message, as the code has it. */
function placeIn(code: string, message: string): string {
  const [, name = ''] = /^`(?:pandas\.io\.json\.|\.(?:dt\.)?)?([\w.]+)/u.exec(message) ?? []
  const start = code.indexOf(name)
  return `11:${start + 1}-11:${start + 1 + name.length}`
}

describe('isReached', () => {
  it('compares as many parts as the target has', () => {
    expect([isReached('3', '3.0'), isReached('2', '1.24'), isReached('2.1', '2.0'), isReached('1.26', '1.24')]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([isReached('2', '3.0'), isReached('1.23', '1.24'), isReached('0', '0.25'), isReached('x', '1.0')]).toEqual([
      false,
      false,
      true,
      false,
    ])
  })
})

describe('mayUseRemoved', () => {
  it('takes time that grows with the text', () => {
    for (const unit of ['np.', '.', '. ', 'fillna(', 'max_colwidth', 'squeeze', ' ', '.append', '= '])
      mayUseRemoved(unit.repeat(500_000 / unit.length), new Map([['np', 'numpy']]), lastWords(['.x()']))
  })
})
