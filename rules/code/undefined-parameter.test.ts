import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './undefined-parameter.ts'

/** Code cells; the first line of the first is line 11. */
const cells = (...sources: readonly string[]): string =>
  hunt('title: x', sources.map(source => `\`\`\`{code-cell}\n${source}\n\`\`\`\n`).join('\n'))

const using = '%%taegis events search --tenant $T\n\nFROM process'

testRule(rule, {
  valid: {
    'names that an assignment gives a value, wherever it stands': cells(using, 'if a:\n    T = ""'),
    'targets of every form': cells(
      '%sql $a $b $c $d $e $f $g $h $i $j',
      'a, (b, *c), x.y = z\n[d, e] = z\nf += 1\n(g := 2)\nh: str = ""\ni = j = 0',
    ),
    'names that are imported': cells('%x $a $b $c $d', 'import a, os.path as b\nfrom m import c, e as d'),
    'names of loops': cells('%x $a $b', 'for a, (b, _) in y: pass'),
    'a name that a comprehension assigns': cells('%x $a', '[(a := y) for y in z]'),
    'parameters, in the function that has them': cells(
      'def f(a, *b, c: str = ""):\n    %x $a $b\n    if a:\n        def g(d):\n            y = %x $c $d\n    %x $c',
      'async def f(a):\n    %x $a',
    ),
    'definitions and what stands behind `as`': cells(
      '%x $a $B $f $g $h',
      'def a(c, *d, e=1): pass\nclass B: pass\nwith y as f: pass\ntry: pass\nexcept E as g: pass\nmatch y:\n  case [1, h]: pass',
    ),
    'what magics give a value': cells(
      '%a $hits $more $log $old $rows',
      '%%capture --no-stderr log\n%store -r old\n%sql rows << SELECT 1',
      '%%taegis alerts search --assign hits --append=more\n\nFROM alert',
    ),
    'names that the magic knows': cells(`%save $TAEGIS_MAGIC_NOTEBOOK_FILENAME \${TAEGIS_MAGIC_REPORT_FILENAME}`),
    'names that the team knows': {text: cells(using), options: {known: ['T']}},
    'signs that are text': cells('%sql SELECT \\$a, $$b, $1, 5$, a$ $_'),
    'variables of a shell and of the environment': cells(
      '!echo $HOME',
      '%env A=$B\n%cd $C\n%pip install $D\nx = %sx ls $E',
      '%%bash\necho $F',
      '%%script perl -e $G\n',
      '%%writefile $H\n',
      '%time f("$I")',
    ),
    'the body of a cell in another language': cells('%%kql\nT | where a == $b', '"""\n%x $c\n"""'),
    'names that may come from elsewhere': cells(using, '%run ./setup.ipynb'),
    'names of a module that gives all it has': cells(using, 'from shared.names import *'),
    'names of Python in the attribute of another': cells('%x $a.b $c', 'a = c = 1'),
    'Markdown and other kernels': `${hunt('title: x', '%x $a\n')}`,
    'a cell of another kernel': ipynb({}, [code('%x $a')]).replace('"language": "python"', '"language": "R"'),
  },
  invalid: {
    'names of comprehensions and lambdas': {
      text: cells('%x $a $b $c $d $e', '[a for a in y if a for b in y]\n{c: 1 for c in y}\nf(d for d in y)\nlambda e: e'),
      reports: ['a', 'b', 'c', 'd', 'e'].map(
        (name, index) => `11:${4 + 3 * index}-11:${6 + 3 * index} \`$${name}\` is not defined in this notebook.`,
      ),
    },
    'parameters, outside of the function that has them': {
      text: cells('%x $a', 'def f(a):\n    %y $a\n%z $a'),
      reports: ['11:4-11:6 `$a` is not defined in this notebook.', '17:4-17:6 `$a` is not defined in this notebook.'],
    },
    'a name that differs from the parameter': {
      text: cells('TENANT_ID = ""', `%%taegis events search --tenant $TENANTID --region \${REGION}\n\nFROM process`),
      reports: ['15:33-15:42 `$TENANTID` is not defined in this notebook.', '15:52-15:61 `$REGION` is not defined in this notebook.'],
    },
    'a parameter that was commented out': {
      text: cells('# T = ""\ntext = "T = 1"', using),
      reports: ['16:33-16:35 `$T` is not defined in this notebook.'],
    },
    'a name that is only read': {
      text: cells(using, 'T.a = 1\nT["b"] = 2\nf(T=T, x=[T])\ny = T, T == 1\nimport x as y, a.T\nfrom T import z\ndel T\nfor y in T: pass'),
      reports: ['11:33-11:35 `$T` is not defined in this notebook.'],
    },
    'magics in a line, with the lines that a backslash joins': {
      text: cells('if a:\n    x = %kql T \\\n      | take $n\n%sql $n $n'),
      reports: ['13:14-13:16 `$n` is not defined in this notebook.', '14:6-14:8 `$n` is not defined in this notebook.'],
    },
    'a name that another option gives': {
      text: cells('%a $hits', '%%x --as hits'),
      reports: ['11:4-11:9 `$hits` is not defined in this notebook.'],
    },
    'a known name where the team has a list of its own': {
      text: cells('%save $TAEGIS_MAGIC_NOTEBOOK_FILENAME'),
      options: {known: []},
      reports: ['11:7-11:38 `$TAEGIS_MAGIC_NOTEBOOK_FILENAME` is not defined in this notebook.'],
    },
    'the head of a magic that runs Python': {
      text: cells('%%capture $log\nx = 1'),
      reports: ['11:11-11:15 `$log` is not defined in this notebook.'],
    },
    'names in other letters than those of English': {
      text: cells('%x $größe', 'größer = 1'),
      reports: ['11:4-11:10 `$größe` is not defined in this notebook.'],
    },
  },
})
