import {describe, expect, it} from 'vitest'
import {activate} from '../../src/lint/active.ts'
import {lintText} from '../../src/lint-text.ts'
import {testRule} from '../../src/rule.ts'
import {attack} from '../../test/support/attack.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import {isPlaceholderValue} from '../placeholder.ts'
import {secretPatterns} from './patterns.ts'
import rule from './secret.ts'
import {isSecretName, looksSecret} from './secret-values.ts'

// In parts, so that no file of the repository holds what looks like a whole secret.
const key = ['AK', 'IAQ7RWT2MZK5VHXB3L'].join('')
const token = ['gh', 'p_Qm8sT2vXk4LrZ7wNc9JdHb3FgYp6VtA1UeRi'].join('')
const password = ['kV9-tR2w', '_Lm47zQpX1'].join('')
/** A key's body: 70 characters that look random. */
const body = (first: string): string => `${first}${'bQ9xT2vKz8RmW4nYc7Jd'.repeat(4)}`.slice(0, 70)
const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)

testRule(rule, {
  valid: {
    placeholders: cell('token = "YOUR-SERVICE-TOKEN"\npassword = "changeme-please-1A"'),
    'values that come from elsewhere': cell('password = os.environ["KEY"]\ntoken = get("x", timeout="PT30S-A1b2c3d4")'),
    'a pattern that finds keys': cell('re.compile("AKIA[0-9A-Z]{16}")'),
    'a transcript in Markdown': hunt('title: x', `Password : ${password}\n`),
    'a slug, a path and a sentence': cell('token = "detection-rule_v1.x"\nsecret = "/etc/app/Token1"\npwd = "Two Words and 1"'),
    'a name that only contains the word': cell(`tokenizer = "${password}"`),
    'what fills in a value': cell(
      'api_key = "[your-Api-Key-1]"\n%env TOKEN {token_1A}\nurl = f"https://{user}:{password1}@siem.test/"\n"https://a:***@b.test"',
    ),
    'an expression that finds more than it says': cell(`re.compile(r"${token}\\b")`),
    'a path and a file': cell('token = "secrets/Token.json"\npassword = "config/tokens/hunter2"\nsecret = "Data_1/x.csv"'),
    'names of columns and of privileges': cell('cols = {"token": "TokenElevationType", "pwd": "float64Dtype"}\nsec = "SeDebugPrivilege"'),
    'paths of resources': cell('secret = "projects/p1/secrets/My-Secret1/versions/2"\napi_key = "vault:secret/data/Hunt#apikey"'),
    'a formatted string that fills something in': cell('token = f"{user}-9f8A7b6C5d4E3f2A1b0c"\na, pwd = 1, f"9f8A7b6C5d{x}"'),
    'passwords of documentation, and hosts of lures': cell(
      '"https://user:pass@siem.test/", "ftp://ops:Password@siem.test", "redis://:pwd@cache.test", "http://a:pw@b.test", "amqp://user:user@mq.test"\n"https://login.example.test:443@198.51.100.7/x", "http://bank.test:8080@evil.test"',
    ),
    'a value beside the secret one': cell('user, password = "Hunter-2024x", ask()\nuser = password = ask("Hunter-2024x")'),
    'a magic in Markdown and in a string': hunt(
      'title: x',
      `%env TOKEN ${password}\n\n\`\`\`{code-cell}\n"""\n%env TOKEN ${password}\n"""\n\`\`\`\n`,
    ),
    'a private key of an example': cell(`# -----BEGIN PRIVATE KEY-----\n${'EXAMPLE'.repeat(12)}\n${'A'.repeat(64)}`),
    'a comment and a doc string': cell(`# password = "${password}"\n"""password = '${password}'"""`),
  },
  invalid: {
    'a key by its form': {
      text: cell(`x = 1\nf("${key}")`),
      reports: ['12:4-12:24 Unexpected AWS access key id in source: remove it and revoke it.'],
    },
    'a literal assigned to a name': {
      text: cell(`clientSecret = "${password}"`),
      reports: ['11:16-11:36 Unexpected Credential in source: remove it and revoke it.'],
    },
    'a key in the metadata, at the value': {
      text: hunt(`title: ${token}`),
      reports: ['3:10-3:50 Unexpected GitHub token in metadata: remove it and revoke it.'],
    },
    'a keyword, a key and a subscript': {
      text: cell(`f(password="${password}")\nd = {"api_key": '${password}'}\nd["auth_token"]: str = "${password}"`),
      reports: [
        '11:12-11:32 Unexpected Credential in source: remove it and revoke it.',
        '12:17-12:37 Unexpected Credential in source: remove it and revoke it.',
        '13:24-13:44 Unexpected Credential in source: remove it and revoke it.',
      ],
    },
    'names run together, several at once, in brackets': {
      text: cell(
        `apikey = "${password}"\nuser, dbPassword = "x", "${password}"\na = token = ("${password}")\nself.auth_token: str = '${password}'\nos.environ["API_TOKEN"] = "${password}"`,
      ),
      reports: [
        '11:10-11:30 Unexpected Credential in source: remove it and revoke it.',
        '12:25-12:45 Unexpected Credential in source: remove it and revoke it.',
        '13:14-13:34 Unexpected Credential in source: remove it and revoke it.',
        '14:24-14:44 Unexpected Credential in source: remove it and revoke it.',
        '15:27-15:47 Unexpected Credential in source: remove it and revoke it.',
      ],
    },
    'a formatted string that fills nothing in': {
      text: cell(`token = f"${password}"\nf(password=rf'${password}')\na, pwd = "x", f"${password}"\npwd = ("${password}" f"x")`),
      reports: [
        '11:9-11:30 Unexpected Credential in source: remove it and revoke it.',
        '12:12-12:34 Unexpected Credential in source: remove it and revoke it.',
        '13:15-13:36 Unexpected Credential in source: remove it and revoke it.',
        '14:8-14:28 Unexpected Credential in source: remove it and revoke it.',
      ],
    },
    'a literal that has a form of its own, once': {
      text: cell(`api_token = "${token}"`),
      reports: ['11:14-11:54 Unexpected GitHub token in source: remove it and revoke it.'],
    },
    'a key in front of a line break that is written out': {
      text: cell(`print("${key}\\n")`),
      reports: ['11:8-11:28 Unexpected AWS access key id in source: remove it and revoke it.'],
    },
    'passwords of digits, and those that only begin like a word for one': {
      text: cell('f("https://ops:48213@siem.test")\nf("https://ops.team:482137@siem.test")\nf("https://ops:pass7Kq@siem.test")'),
      reports: [
        '11:4-11:23 Unexpected Password in a URL in source: remove it and revoke it.',
        '12:4-12:29 Unexpected Password in a URL in source: remove it and revoke it.',
        '13:4-13:25 Unexpected Password in a URL in source: remove it and revoke it.',
      ],
    },
    'a private key of OpenSSH, which begins with equal letters, and one that is encrypted': {
      text: cell(
        `# -----BEGIN OPENSSH PRIVATE ${'KEY'}-----\n${body('AAAAAAAAAA')}\n\n-----BEGIN RSA PRIVATE ${'KEY'}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\n${body('')}`,
      ),
      reports: [
        '11:3-14:1 Unexpected Private key in source: remove it and revoke it.',
        '14:1-18:71 Unexpected Private key in source: remove it and revoke it.',
      ],
    },
    'a password without a user, and a signature in a connection string': {
      text: cell(
        `f("redis://:${password.slice(0, 8)}@cache.test/0")\ng("BlobEndpoint=x;SharedAccessSignature=sig=${'aB3dE5gH7j'.repeat(5)}")`,
      ),
      reports: [
        '11:4-11:23 Unexpected Password in a URL in source: remove it and revoke it.',
        '12:41-12:95 Unexpected Azure shared access signature in source: remove it and revoke it.',
      ],
    },
    'data in JSON, and a traceback': {
      text: ipynb({}, [
        code('x', {
          outputs: [
            {data: {'application/json': {a: [1, `x ${token}`]}, 'image/png': token}, metadata: {}, output_type: 'display_data'},
            {ename: 'E', evalue: 'e', output_type: 'error', traceback: ['a', `b ${key}`]},
          ],
        }),
      ]),
      reports: [
        '14:12-14:52 Unexpected GitHub token in output: remove it and revoke it.',
        '28:10-28:30 Unexpected AWS access key id in output: remove it and revoke it.',
      ],
    },
    'a magic with its value in quotes, or behind a sign': {
      text: cell(`%set_env DB_PASSWORD = "${password}"\n%env X_TOKEN=${password}`),
      reports: [
        '11:1-11:44 Unexpected Credential in source: remove it and revoke it.',
        '12:1-12:32 Unexpected Credential in source: remove it and revoke it.',
      ],
    },
    'a magic': {text: cell(`%env API_KEY ${password}`), reports: ['11:1-11:32 Unexpected Credential in source: remove it and revoke it.']},
    'an output, at its line': {
      text: ipynb({}, [code('x', {outputs: [{name: 'stdout', output_type: 'stream', text: ['a\n', `b ${token}\n`]}]})]),
      reports: ['14:10-14:50 Unexpected GitHub token in output: remove it and revoke it.'],
    },
    'a temporary key, as information': {
      text: cell(`"${key.replace('AKIA', 'ASIA')}"`),
      reports: ['info 11:2-11:22 Unexpected Temporary AWS access key id in source: remove it and revoke it.'],
    },
    'a pattern of the team': {
      text: hunt('title: x', 'See CASE-12345678.\n'),
      options: {patterns: {'Case number': 'CASE-\\d{8}'}},
      reports: ['10:5-10:18 Unexpected Case number in source: remove it and revoke it.'],
    },
  },
})

describe('patterns of secrets', () => {
  it('find what they are for', () => {
    const samples = [
      key,
      token,
      ['github', '_pat_11AAQ7RWT2MZK5VHXB3L_9'].join(''),
      ['gl', 'pat-Qm8sT2vXk4LrZ7wNc9Jd'].join(''),
      ['xo', 'xb-2048576123-Qm8sT2vXk4Lr'].join(''),
      ['https://ops:', 'tR2w_Lm47z@192.0.2.7/'].join(''),
      ['Bear', 'er Qm8sT2vXk4LrZ7wNc9JdHb3F'].join(''),
      ['ey', 'JhbGciOiJIUzI1NiJ9', '.ey', 'JzdWIiOiJodW50ZXIifQ', '.Qm8sT2vXk4LrZ7wNc9Jd'].join(''),
    ]
    for (const {pattern, holds = ''} of secretPatterns) {
      const found = samples.flatMap(sample => sample.match(pattern) ?? [])
      expect(found.filter(match => !match.includes(holds))).toEqual([])
    }
    for (const sample of samples) expect(secretPatterns.filter(({pattern}) => sample.match(pattern)).length, sample).toBeGreaterThan(0)
  })
  it('take time that grows with the text', () => {
    for (const text of [
      'eyJ'.repeat(20_000),
      'eyJ-'.repeat(200_000),
      'a://a:'.repeat(20_000),
      'Bearer '.repeat(20_000),
      '-----BEGIN PRIVATE KEY-----'.repeat(5_000),
    ]) {
      for (const {pattern} of secretPatterns) text.match(pattern)
    }
  })
})

describe('secret names and values', () => {
  it('reads the end of a name in snake case and camelCase', () => {
    const names = [
      'password',
      'dbPassword',
      'X_API_KEY',
      'client-secret',
      'APIKey',
      'dbpassword',
      'x_sec',
      'tokenizer',
      'monkey',
      'secretary',
      'parsec',
    ]
    expect(names.filter(name => isSecretName(name, ['password', 'api_key', 'secret', 'token', 'sec']))).toEqual(names.slice(0, 7))
  })
  it('tells credentials from names, slugs and paths', () => {
    expect(looksSecret(password)).toBe(true)
    for (const value of ['short1A', 'all_lower_case', 'ALL_CAPS_1', 'a-b_c.d-12', './Path/To1', 'aaaaaaaaA'])
      expect(looksSecret(value), value).toBe(false)
  })
  it('tells credentials from names of columns and constants', () => {
    const names =
      'TokenElevationType PasswordLastSet SeDebugPrivilege NextTokenValue float64Dtype Security4625Event TargetUserSid_S1 TargetLogonId SourceIPAddress target_User_name'
    for (const value of names.split(' ')) expect(looksSecret(value), value).toBe(false)
    const secrets =
      'Winter2024 SuperWinter2024 hunter2024x ab12cd34ef56gh wJalrXUtnFEMIbPxRfiCY kVtRwLmzQpX xK_9fQ_Rt2 Token_98765432_Value'
    for (const value of secrets.split(' ')) expect(looksSecret(value), value).toBe(true)
  })
  it('tells credentials from paths of resources', () => {
    const paths =
      'projects/p1/secrets/My-Secret1/versions/2 vault:secret/data/Hunt#apikey kv/data/Team.Hunt/TokenValue arn:aws:iam/Hunt-Role/x-2'
    for (const value of paths.split(' ')) expect(looksSecret(value), value).toBe(false)
    const keys = ['wJalrXUtnFEMI/K7MD', 'ENG/bPxRfiCYzKq8RtVw2LmX'].join('')
    const secrets = [keys, `kv/data/${password}`, 'Hunt/tR2wLm47', 'aB3/dE5+gH7/jK9=', 'a1/B2/c3/D4', 'data/hunt/9f8A7b6C5d4E3f2A1b0c']
    for (const value of secrets) expect(looksSecret(value), value).toBe(true)
  })
  it('takes time that grows with the value', () => {
    for (const unit of ['a', 'A', 'Ab', 'Abc', '1', '_', 'Abc1', 'a/', 'Abc/', '/', '-']) looksSecret(unit.repeat(500_000 / unit.length))
  })
  it('knows what stands in for a secret', () => {
    for (const value of ['<token>', '$TOKEN', '%TOKEN%', 'xxxxxxxx', 'insert-here', 'ChangeMe1', 'abcdefghijklm']) {
      expect(isPlaceholderValue(value), value).toBe(true)
    }
    expect(isPlaceholderValue(password)).toBe(false)
  })
})

describe('security/secret', () => {
  it('reports no more than a person can read', async () => {
    const active = activate(rule)
    if (!active) throw new Error('Expected a rule that is on.')
    const text = ipynb({}, [code('x', {outputs: [{name: 'stdout', output_type: 'stream', text: `${token}\n`.repeat(3000)}]})])
    const found = await lintText('x.ipynb', text, {rules: [active], attack})
    expect(found?.map(({rule: id}) => id)).toEqual(Array.from({length: 500}, () => 'security/secret'))
  })
  it('takes time that grows with the text', async () => {
    const active = activate(rule, {options: {patterns: {None: 'x*'}}})
    if (!active) throw new Error('Expected a rule that is on.')
    const texts = [
      `token${' '.repeat(500_000)}`,
      `%env A ${'='.repeat(500_000)} x`,
      'token,'.repeat(100_000),
      `a = ${'"b", '.repeat(50_000)}`,
    ]
    for (const text of texts) await lintText('x.ipynb', ipynb({}, [code(text)]), {rules: [active], attack})
  })
})
