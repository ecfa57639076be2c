import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './naive-time.ts'

/** A hunt of code cells; the source of the first one begins in line 11. */
const cells = (...sources: string[]): string => hunt('title: x', sources.map(source => `\`\`\`{code-cell}\n${source}\n\`\`\`\n`).join('\n'))
const search = (time: string): string => cells(`%%taegis events search --track\n\nFROM auth\n${time}`)

testRule(rule, {
  valid: {
    'times with a zone': cells(
      'end = datetime.now(timezone.utc)\nstart = datetime.now(tz) - timedelta(days=7)\nnow = pd.Timestamp.now(tz="UTC")\nend = pd.Timestamp.utcnow()\nend = arrow.utcnow()\ndf.t = pd.to_datetime(df.t, utc=True)\nx = pd.to_datetime(df.t, **options)',
    ),
    'times that are given a zone at once': cells(
      'end = datetime.utcnow().replace(tzinfo=timezone.utc)\nstart = datetime.now().astimezone()\nend = pd.Timestamp.now().tz_localize("UTC")',
    ),
    'times that bound nothing': cells(
      't0 = datetime.now()\nname = f"report_{datetime.now():%Y%m%d}.csv"\nprint(datetime.datetime.today())\nTimeStart = datetime.now()\nrun(at=datetime.now(), id=1 * datetime.now())\nd = datetime.now() - t0',
    ),
    'times that the statement gives a zone, or needs none for': cells(
      'a = pd.to_datetime(x).dt.tz_localize("UTC")\nb = pd.to_datetime(x, format="%Y%z")\nc = pd.to_datetime(x).dt.date\nd = f(pd.to_datetime(x), tz_convert)',
    ),
    'texts that name a zone': cells(
      'start_time = pd.to_datetime("2025-01-01T00:00:00Z")\nb = pd.to_datetime(\'2025-01-01 00:00:00.5+01:00\', errors="raise")\nc = pd.to_datetime(r"20250101T0000-0500")\nd = pd.to_datetime(  # day\n  "2025-01-01 00:00 Z")',
    ),
    'methods of others': cells(
      'now = clock.now()\nstart = today()\nend = date.today()\nx = to_datetime(y)\nfrom util import to_datetime\nx = util.to_datetime(y)\nstart = datetime.now',
    ),
    'words in strings and comments': cells('note = "start = datetime.utcnow()" # end = datetime.utcnow()'),
    'bounds of Taegis QL with a zone, without a time of day, or that move': cells(
      "%%taegis events search\nFROM auth EARLIEST='2025-02-01T00:00:00Z' LATEST='2025-02-01T00:00:00.123+02:00'",
      '%%taegis events search\nFROM auth EARLIEST=2025-02-01 LATEST=-1d\n',
      "%%taegis events search\nFROM auth EARLIEST={start} LATEST='2025-02-01 00:00:00 Z'",
      'kql = "A | where EARLIEST = \'2025-02-01T00:00:00\'"',
    ),
    'another language': ipynb({}, [code('%%bash\nstart = datetime.utcnow()')]),
  },
  invalid: {
    'the UTC calls of `datetime`': {
      text: cells('import datetime as dt\na = dt.datetime.utcnow()\nb = dt.datetime.utcfromtimestamp(0,)'),
      reports: [
        '12:5-12:25 `datetime.utcnow()` gives a time without zone; use `datetime.now(timezone.utc)`.',
        '13:5-13:37 `datetime.utcfromtimestamp()` gives a time without zone; use `datetime.fromtimestamp()` with `timezone.utc`.',
      ],
      fixedUnsafely: cells(
        'import datetime as dt\na = dt.datetime.now(dt.timezone.utc)\nb = dt.datetime.fromtimestamp(0, tz=dt.timezone.utc)',
      ),
    },
    'a class under its own name, for which it extends the import': {
      text: cells('from datetime import datetime, timedelta  # times', 'end = datetime.utcnow()'),
      reports: ['15:7-15:24 `datetime.utcnow()` gives a time without zone; use `datetime.now(timezone.utc)`.'],
      fixedUnsafely: cells('from datetime import datetime, timedelta, timezone  # times', 'end = datetime.now(timezone.utc)'),
    },
    'a class under other names': {
      text: cells(
        'from datetime import (\n  datetime as clock, # the class\n  timezone as tz,\n)\nend = clock.utcnow()\nx = clock.utcfromtimestamp(\n  0 # zero\n)',
      ),
      reports: [
        '15:7-15:21 `datetime.utcnow()` gives a time without zone; use `datetime.now(timezone.utc)`.',
        '16:5-18:2 `datetime.utcfromtimestamp()` gives a time without zone; use `datetime.fromtimestamp()` with `timezone.utc`.',
      ],
      fixedUnsafely: cells(
        'from datetime import (\n  datetime as clock, # the class\n  timezone as tz,\n)\nend = clock.now(tz.utc)\nx = clock.fromtimestamp(\n  0, tz=tz.utc # zero\n)',
      ),
    },
    'a class that nothing imports, without a fix': {
      text: cells('from times import *\nend = datetime.utcnow()'),
      reports: ['12:7-12:24 `datetime.utcnow()` gives a time without zone; use `datetime.now(timezone.utc)`.'],
    },
    'times that bound a search': {
      text: cells(
        'from datetime import *\nstart_time = datetime.now() - timedelta(days=7)\nself.cutoff = datetime.today().isoformat()\nscope["end"] = f(datetime.now())\nend_time: object = datetime.now()\nf(lookback=[datetime.now()], x=datetime.now())',
      ),
      reports: [12, 13, 14, 15, 16].map((line, index) => {
        const place = ['14-12:28', '15-13:31', '18-14:32', '20-15:34', '13-16:27'][index]
        const call = line === 13 ? 'today' : 'now'
        return `${line}:${place} \`datetime.${call}()\` gives a time without zone; use \`datetime.now(timezone.utc)\`.`
      }),
      fixedUnsafely: cells(
        'from datetime import *\nstart_time = datetime.now(timezone.utc) - timedelta(days=7)\nself.cutoff = datetime.now(timezone.utc).isoformat()\nscope["end"] = f(datetime.now(timezone.utc))\nend_time: object = datetime.now(timezone.utc)\nf(lookback=[datetime.now(timezone.utc)], x=datetime.now())',
      ),
    },
    'times that a duration is added to': {
      text: cells(
        'x = pd.Timestamp.now() - pd.DateOffset(days=1)\nf((Timestamp.today()) + relativedelta(days=1))\nif (now := Timestamp.now()): pass',
      ),
      reports: [
        '11:5-11:23 `Timestamp.now()` gives a time without zone; use `Timestamp.now(tz="UTC")`.',
        '12:4-12:21 `Timestamp.today()` gives a time without zone; use `Timestamp.now(tz="UTC")`.',
        '13:12-13:27 `Timestamp.now()` gives a time without zone; use `Timestamp.now(tz="UTC")`.',
      ],
      fixedUnsafely: cells(
        'x = pd.Timestamp.now(tz="UTC") - pd.DateOffset(days=1)\nf((Timestamp.now(tz="UTC")) + relativedelta(days=1))\nif (now := Timestamp.now(tz="UTC")): pass',
      ),
    },
    'dates that pandas reads': {
      text: ipynb({}, [code('df["t"] = pd.to_datetime(df["t"])\nif f(pandas.to_datetime(x, unit="s",)):\n    y.dt.tz_localize(None)')]),
      reports: [
        '10:18-10:43 `pd.to_datetime()` gives a time without zone; add `utc=True`.',
        '11:11-11:45 `pd.to_datetime()` gives a time without zone; add `utc=True`.',
      ],
      fixedUnsafely: ipynb({}, [
        code('df["t"] = pd.to_datetime(df["t"], utc=True)\nif f(pandas.to_datetime(x, unit="s", utc=True)):\n    y.dt.tz_localize(None)'),
      ]),
    },
    'the function of pandas by its own name or another': {
      text: cells(
        'from pandas import DataFrame, to_datetime',
        'from pandas import to_datetime as td\na = to_datetime(x)\nb = td(x)\nc = to_datetime(x, utc=True)\nd = td("2025-01-01T00:00Z")\nx.td(y)',
      ),
      reports: [
        '16:5-16:19 `to_datetime()` gives a time without zone; add `utc=True`.',
        '17:5-17:10 `td()` gives a time without zone; add `utc=True`.',
      ],
      fixedUnsafely: cells(
        'from pandas import DataFrame, to_datetime',
        'from pandas import to_datetime as td\na = to_datetime(x, utc=True)\nb = td(x, utc=True)\nc = to_datetime(x, utc=True)\nd = td("2025-01-01T00:00Z")\nx.td(y)',
      ),
    },
    'texts that name none': {
      text: cells(
        'pd.to_datetime("01-01-2025")\npd.to_datetime("2025-01-01T00:00Z", format="%Y-%m-%dT%H:%MZ")\npd.to_datetime("2025-01-01T00:00Z" + x)',
      ),
      reports: ['11:1-11:29', '12:1-12:62', '13:1-13:40'].map(
        place => `${place} \`pd.to_datetime()\` gives a time without zone; add \`utc=True\`.`,
      ),
      fixedUnsafely: cells(
        'pd.to_datetime("01-01-2025", utc=True)\npd.to_datetime("2025-01-01T00:00Z", format="%Y-%m-%dT%H:%MZ", utc=True)\npd.to_datetime("2025-01-01T00:00Z" + x, utc=True)',
      ),
    },
    'bounds of Taegis QL': {
      text: search("EARLIEST='2025-02-01T00:00:00'\nLATEST = 2025-02-02 10:30"),
      reports: ['14:10-14:30 `EARLIEST` gives a time without zone; add `Z`.', '15:10-15:26 `LATEST` gives a time without zone; add `Z`.'],
      fixedUnsafely: search("EARLIEST='2025-02-01T00:00:00Z'\nLATEST = 2025-02-02 10:30Z"),
    },
    'bounds of a query in a string': {
      text: cells('query = f"FROM {x} LATEST=\'2025-02-01T00:00:00.5\'"'),
      reports: ['11:27-11:49 `LATEST` gives a time without zone; add `Z`.'],
      fixedUnsafely: cells('query = f"FROM {x} LATEST=\'2025-02-01T00:00:00.5Z\'"'),
    },
  },
})
