import {testRule} from '../../src/rule.ts'
import {hunt} from '../../test/support/hunt.ts'
import rule from './local-path.ts'

/** A code cell whose first line is line 11. */
const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)

testRule(rule, {
  valid: {
    'paths of the repository': cell("pd.read_csv('data/x.csv')\nopen('../x')\ndata_path = 'home/mk/x'\nopen('/opt/home/mk/x')\nf('/home')"),
    'indicators in a list': cell("r = [r'C:\\Users\\Public\\a.exe', '/home/mk/.ssh/id', '/root/.ssh/id']\nx.isin(r)\nf(['/home/mk/x'])"),
    'a text that is looked for': cell(
      "x.str.contains('/home/mk/')\nre.search('/root/.*', y)\np.startswith('/Users/mk/')\n'/home/mk/x' in y\na == '/home/mk/x'",
    ),
    'a text that is shown': cell("print('/home/mk/x')\ndisplay('/home/mk/x')\nlogging.info('/root/x')"),
    'a text with a path in it': cell("run('cat /home/mk/x')\nmessage = '/home/mk/x'"),
    'a name that only contains the word': cell("pathological = '/home/mk/x'\nprofiles = '/home/mk/x'\nd['path'] = '/home/mk/x'"),
    'accounts that are nobody': cell(
      "open('/home/jovyan/x')\nopen('/Users/Shared/x')\nopen('/home/user/x')\nopen(r'C:\\Users\\Default User\\x')",
    ),
    'parts that stand for a name': cell(
      "open('/home/<name>/x')\nopen(f'/home/{user}/x')\nopen('/home/$USER/x')\nglob('/home/*/x')\nopen('/home/your-name/x')\nopen('/home/.../x')",
    ),
    'paths of Windows that are no files here': cell(
      "f(r'C:\\Users\\mk\\a.exe')\nimage_path = r'C:\\Users\\mk\\a.exe'\nopen(x, r'C:\\Users\\mk')\n%cd C:\\Users\\mk",
    ),
    'commands without a local path': cell(
      '!ls /home/jovyan/x /var/home/mk/x\n%cd work\n%sql SELECT "/home/mk/x"\n!cat https://a.test/home/mk/x',
    ),
    'Markdown, where a path is text': hunt('title: x', 'The file /home/mk/x was seen.\n\n!ls /home/mk/x\n'),
    'addresses of files that are nobody’s': hunt('title: x', 'See file:///home/user/x, file:///etc/hosts and file:///home/&lt;you&gt;.\n'),
  },
  invalid: {
    'an argument of a call': {
      text: cell("pd.read_csv('/home/mk/x.csv')\nf(1, y=\"/Users/M. K/x\")\nos.chdir('/home/mk')\nsys.path.append('/root/lib')"),
      reports: [
        '11:13-11:29 Path of a local user: `/home/mk/x.csv`.',
        '12:8-12:23 Path of a local user: `/Users/M. K/x`.',
        '13:10-13:20 Path of a local user: `/home/mk`.',
        '14:17-14:28 Path of a local user: `/root/lib`.',
      ],
    },
    'the beginning of an expression': {
      text: cell("f(('/home/mk/' + name))\ng(f'/home/mk/{x}')\nh('/home/mk/'\n  'x')\nPath('/home/mk') / 'x'"),
      reports: [
        '11:4-11:15 Path of a local user: `/home/mk/`.',
        '12:3-12:18 Path of a local user: `/home/mk/{x}`.',
        '13:3-13:14 Path of a local user: `/home/mk/`.',
        '15:6-15:16 Path of a local user: `/home/mk`.',
      ],
    },
    'a name that ends in a word for places': {
      text: cell(
        "DATA_DIR = '/home/mk/x'\nself.outFile = '/root/x'\nroot: str = '/Users/mk'\na = folder = '/home/mk/y'\ndef f(path='/home/mk/z'): pass",
      ),
      reports: [
        '11:12-11:24 Path of a local user: `/home/mk/x`.',
        '12:16-12:25 Path of a local user: `/root/x`.',
        '13:13-13:24 Path of a local user: `/Users/mk`.',
        '14:14-14:26 Path of a local user: `/home/mk/y`.',
        '15:12-15:24 Path of a local user: `/home/mk/z`.',
      ],
    },
    'paths of Windows in calls that open them': {
      text: cell(
        "open(r'C:\\Users\\mk\\x')\npd.read_csv('C:\\\\Users\\\\mk\\\\x', sep=',')\ndf.to_csv(index=False, path_or_buf='d:/users/mk/x')\nPath(R'C:\\Users\\M K')\nos.path.join(r'C:\\Users\\mk', 'x')",
      ),
      reports: [
        '11:6-11:22 Path of a local user: `C:\\Users\\mk\\x`.',
        '12:13-12:31 Path of a local user: `C:\\Users\\mk\\x`.',
        '13:36-13:51 Path of a local user: `d:/users/mk/x`.',
        '14:6-14:21 Path of a local user: `C:\\Users\\M K`.',
        '15:14-15:28 Path of a local user: `C:\\Users\\mk`.',
      ],
    },
    'commands of IPython': {
      text: cell('%cd /home/mk/hunts\n%run "/Users/mk/setup.py"\nif a:\n    x = !ls -la /root/x | grep y'),
      reports: [
        '11:5-11:19 Path of a local user: `/home/mk/hunts`.',
        '12:7-12:25 Path of a local user: `/Users/mk/setup.py`.',
        '14:17-14:24 Path of a local user: `/root/x`.',
      ],
    },
    'addresses of files, in any cell': {
      text: hunt('title: x', 'See [notes](file:///home/mk/notes.html).\n\n```{code-cell}\n# file:///Users/mk/x\n```\n'),
      reports: [
        '10:13-10:39 Path of a local user: `file:///home/mk/notes.html`.',
        '13:3-13:21 Path of a local user: `file:///Users/mk/x`.',
      ],
    },
    'a long path, of which the beginning is shown': {
      text: cell(`open('/home/mk/${'a'.repeat(200)}')`),
      reports: [`11:6-11:217 Path of a local user: \`/home/mk/${'a'.repeat(90)}…\`.`],
    },
  },
})
