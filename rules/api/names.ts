/** Something that a library no longer has. */
export interface Removed {
  readonly library: Library
  /** The version without it. */
  readonly version: string
  /** What to write, as Markdown; absent for what is to be left out. */
  readonly replacement?: string
  /** The new name of a thing that was only renamed. */
  readonly rename?: string
}

export type Library = 'pandas' | 'numpy'

export const titles: Readonly<Record<Library, string>> = {pandas: 'pandas', numpy: 'NumPy'}
/** The versions that notebooks run with where nothing else is said. */
export const defaults: Readonly<Record<Library, string>> = {pandas: '3', numpy: '2'}

// From the release notes of the libraries: pandas 0.25, 1.0, 2.0 and 3.0, NumPy 1.24 and 2.0.

/** Methods and attributes of data frames and series, which a tree tells by their names alone. */
export const members = {
  append: pandas('2.0', '`pd.concat()`'),
  ix: pandas('1.0', '`.loc` or `.iloc`'),
  iteritems: {...pandas('2.0', '`.items()`'), rename: 'items'},
  applymap: {...pandas('3.0', '`.map()`'), rename: 'map'},
  mad: pandas('2.0', '`(x - x.mean()).abs().mean()`'),
  as_matrix: pandas('1.0', '`.to_numpy()`'),
  week: pandas('2.0', '`.dt.isocalendar().week`'),
  weekofyear: pandas('2.0', '`.dt.isocalendar().week`'),
} as const

/** Functions and methods → keywords that they no longer take. */
export const keywords: ReadonlyMap<string, ReadonlyMap<string, Removed>> = new Map([
  ['fillna', new Map([['method', pandas('3.0', '`.ffill()` or `.bfill()`')]])],
  ['to_csv', new Map([['line_terminator', {...pandas('2.0', '`lineterminator`'), rename: 'lineterminator'}]])],
  ['read_csv', ofReaders()],
  ['read_table', ofReaders()],
  ['to_datetime', new Map([['infer_datetime_format', pandas('3.0')]])],
])

export const negativeWidth = pandas('2.0', '`None`')

export const jsonNormalize: Removed = {...pandas('2.0', '`pd.json_normalize`'), rename: 'pandas'}

/** NumPy had Python's own under its name. */
export const builtins: readonly string[] = ['float', 'int', 'object', 'str', 'complex']

/** Library → what its module no longer has. */
export const names: Readonly<Record<Library, ReadonlyMap<string, Removed>>> = {
  pandas: new Map([
    ['datetime', pandas('2.0', 'the module `datetime`')],
    ['np', pandas('2.0', 'the module `numpy`')],
    ['Panel', pandas('0.25', 'a data frame with a `MultiIndex`')],
    ['TimeGrouper', pandas('1.0', '`pd.Grouper`')],
    ['Int64Index', pandas('2.0', '`pd.Index`')],
  ]),
  numpy: new Map([
    ...renamed('2.0', {NAN: 'nan', NaN: 'nan', Inf: 'inf', Infinity: 'inf', infty: 'inf'}),
    ...renamed('2.0', {product: 'prod', cumproduct: 'cumprod', alltrue: 'all', sometrue: 'any', round_: 'round'}),
    ...builtins.map(name => [name, {...numpy('1.24', `\`${name}\``), rename: name}] as const),
    ['unicode', numpy('1.24', '`str`')],
    ...replaced({
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
    }),
  ]),
}

/** Whether a version, of which the last parts may be left open, has lost what was removed in another one. */
export function isReached(target: string, removed: string): boolean {
  const [wanted, parts] = [target, removed].map(version => version.split('.').map(Number))
  for (const [index, part] of (parts ?? []).entries()) {
    const own = wanted?.[index]
    if (own === undefined || own > part) return true
    if (own !== part) return false
  }
  return true
}

function pandas(version: string, replacement?: string): Removed {
  return {library: 'pandas', version, ...(replacement !== undefined && {replacement})}
}

function numpy(version: string, replacement: string): Removed {
  return {library: 'numpy', version, replacement}
}

function renamed(version: string, table: Readonly<Record<string, string>>): [string, Removed][] {
  return Object.entries(table).map(([name, rename]) => [name, {...numpy(version, `\`np.${rename}\``), rename}])
}

function replaced(table: Readonly<Record<string, string>>): [string, Removed][] {
  return Object.entries(table).map(([name, replacement]) => [name, numpy('2.0', `\`${replacement}\``)])
}

function ofReaders(): ReadonlyMap<string, Removed> {
  const lines = pandas('2.0', '`on_bad_lines`')
  return new Map([
    ['error_bad_lines', lines],
    ['warn_bad_lines', lines],
    ['squeeze', pandas('2.0', '`.squeeze("columns")`')],
    ['infer_datetime_format', pandas('3.0')],
  ])
}
