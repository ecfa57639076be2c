import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './headless.ts'

/** A code cell whose first line is line 11. */
const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)

testRule(rule, {
  valid: {
    'methods that are called like it': cell('form.input(x)\nself.input()\nd["input"]()\ninput = 1\nf(input=input)'),
    'words in strings and comments': cell('# input("Go on?")\ntext = "input() and getpass()"\n"""\n!az login\n"""'),
    'a login that asks nobody': cell('!az login --identity\n!az login -i\n!az login --service-principal -u $APP -p $KEY --tenant $T'),
    'other commands of az, and words about it': cell('!az account show\n!echo az login\n!echo "az login"\n!# az login\nx = "az login"'),
    'credentials that need nobody': cell('DefaultAzureCredential()\nClientSecretCredential(a, b, c)\nDeviceCodeCredential'),
    'names that stand for something else': cell(
      'from forms import input as ask, x as DCC\nfrom azure.identity import (\n  DefaultAzureCredential as C,  # DeviceCodeCredential as D\n)\nask()\nDCC()\nC()\nD()\nx.DCC()',
    ),
    widgets: cell('widgets.Text(description="input")\nbutton.on_click(run)'),
    'Markdown and other languages': hunt(
      'title: x',
      'Run `input()` or\n\n!az login\n\n```{code-cell}\n%%kql\ninput("x")\n!az login\n```\n',
    ),
    'a cell of another kernel': ipynb({}, [code('x <- input("a")')]).replace('"language": "python"', '"language": "R"'),
  },
  invalid: {
    'a question to the person at the keyboard': {
      text: cell('answer = input("Go on? ")'),
      reports: ['11:10-11:26 `input()` waits for a person; an unattended run stops here.'],
    },
    'a question for a password, by any name of the module': {
      text: cell('import getpass as gp\n\na = getpass()\nb = gp.getpass("x")\nc = f(\n  getpass.getpass(\n    "y"))'),
      reports: [
        '13:5-13:14 `getpass()` waits for a person; an unattended run stops here.',
        '14:5-14:20 `gp.getpass()` waits for a person; an unattended run stops here.',
        '16:3-17:9 `getpass.getpass()` waits for a person; an unattended run stops here.',
      ],
    },
    'credentials that open a browser or show a code': {
      text: cell('a = DeviceCodeCredential(tenant_id=T)\nb = azure.identity.InteractiveBrowserCredential()'),
      reports: [
        '11:5-11:38 `DeviceCodeCredential()` waits for a person; an unattended run stops here.',
        '12:5-12:50 `azure.identity.InteractiveBrowserCredential()` waits for a person; an unattended run stops here.',
      ],
    },
    'the same under other names, also from cell to cell': {
      text: hunt(
        'title: x',
        '```{code-cell}\nfrom azure.identity import DeviceCodeCredential as DCC\nfrom getpass import (\n  getpass as ask,\n)\n```\n\n```{code-cell}\nx.ask(DCC())\nask()\n```\n',
      ),
      reports: [
        '18:7-18:12 `DCC()` waits for a person; an unattended run stops here.',
        '19:1-19:6 `ask()` waits for a person; an unattended run stops here.',
      ],
    },
    'a login that opens a browser': {
      text: cell('try:\n    !az login --tenant $T --use-device-code\nfinally:\n    out = !az \\\n      login\n!sudo az login && echo -i'),
      reports: [
        '12:6-12:14 `az login` waits for a person; an unattended run stops here.',
        '14:12-15:12 `az login` waits for a person; an unattended run stops here.',
        '16:7-16:15 `az login` waits for a person; an unattended run stops here.',
      ],
    },
    'the same in a shell cell': {
      text: cell('%%bash\nset -e\naz login >/dev/null'),
      reports: ['13:1-13:9 `az login` waits for a person; an unattended run stops here.'],
    },
    'a question in the middle of what a magic runs': {
      text: cell('%%time\nx = [input() for _ in y]'),
      reports: ['12:6-12:13 `input()` waits for a person; an unattended run stops here.'],
    },
  },
})
