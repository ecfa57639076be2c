import {describe, expect, it} from 'vitest'
import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './install.ts'
import {readPipInstall} from './pip-install.ts'

const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)

testRule(rule, {
  valid: {
    'a file of requirements': cell('%pip install -r requirements.txt'),
    versions: cell('%pip install duckdb==1.1.3 "x[y]===1; python_version > \'3\'" -q'),
    'versions in a file of constraints': cell('%pip install duckdb -c constraints.txt'),
    'the Python of the notebook': cell('!{sys.executable} -m pip install duckdb==1.1.3'),
    'files and what variables hold': cell('%pip install . ./x.whl {name} $name dist/x.tar.gz'),
    'options and their values': cell('%pip install --index-url https://example.test/simple -t lib --no-deps x==1 2>/dev/null # y'),
    'other commands': cell('%pip list\n!pip uninstall x\n!echo pip install x\n!uv pip install x'),
    'words in strings and comments': cell('print("""\n!pip install x\n""")\n# !pip install x'),
    'a shell cell': cell('%%bash\npip install x'),
  },
  invalid: {
    'a command of the shell, which it makes a magic': {
      text: cell('!pip install msticpy'),
      reports: ['11:1-11:21 Use `%pip`, not `!pip`.'],
      fixed: cell('%pip install msticpy'),
    },
    'other ways to call it': {
      text: cell('if x:\n    !python3 -m pip install -q a==1\n! pip3 install \\\n  b'),
      reports: ['12:5-12:36 Use `%pip`, not `!python3 -m pip`.', '13:1-14:4 Use `%pip`, not `! pip3`.'],
      fixed: cell('if x:\n    %pip install -q a==1\n%pip install \\\n  b'),
    },
    'a command whose output is kept, and one of another user, without a fix': {
      text: cell('log = !pip install a\n!sudo pip install a'),
      reports: ['11:7-11:21 Use `%pip`, not `!pip`.', '12:1-12:20 Use `%pip`, not `!sudo pip`.'],
    },
    'what is not pinned, once a line': {
      text: cell('%pip install a==1 "b>=2" c\npip install --upgrade pip\n!{sys.executable} -m pip install d!=1'),
      reports: ['11:1-11:27 `b>=2` is not pinned.', '12:1-12:26 `pip` is not pinned.', '13:1-13:38 `d!=1` is not pinned.'],
    },
    'repositories and addresses': {
      text: cell(
        '%pip install git+https://example.test/x.git@1234\n%pip install x @ https://example.test/x.whl\n%pip install -e git+ssh://example.test/x\n%pip install -c c.txt "x@git+https://example.test/x"',
      ),
      reports: [
        '11:1-11:49 `git+https://example.test/x.git@1234` comes from a repository.',
        '12:1-12:44 `https://example.test/x.whl` comes from a repository.',
        '13:1-13:41 `git+ssh://example.test/x` comes from a repository.',
        '14:1-14:53 `git+https://example.test/x` comes from a repository.',
      ],
    },
  },
})

describe('readPipInstall', () => {
  it('takes time that grows with the line', () => {
    for (const unit of ['"', "'", '\\', '@', 'x@', '-', '=', 'pip ', '"\'', ' ', '{'])
      readPipInstall(`%pip install ${unit.repeat(500_000 / unit.length)}`)
  })
  it('reads nothing else', () => {
    for (const line of ['', '%', 'pip', '%pip', '!pip -q', '%time pip install x', '?pip']) expect(readPipInstall(line)).toBeUndefined()
  })
})
