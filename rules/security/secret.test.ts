import {describe, expect, it} from 'vitest'
import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import {isPlaceholderValue} from '../placeholder.ts'
import {isSecretName, looksSecret, secretPatterns} from './patterns.ts'
import rule from './secret.ts'

// In parts, so that no file of the repository holds what looks like a whole secret.
const key = ['AK', 'IAQ7RWT2MZK5VHXB3L'].join('')
const token = ['gh', 'p_Qm8sT2vXk4LrZ7wNc9JdHb3FgYp6VtA1UeRi'].join('')
const password = ['kV9-tR2w', '_Lm47zQpX1'].join('')
const cell = (source: string): string => hunt('title: x', `\`\`\`{code-cell}\n${source}\n\`\`\`\n`)

testRule(rule, {
  valid: {
    placeholders: cell('token = "YOUR-SERVICE-TOKEN"\npassword = "changeme-please-1A"'),
    'values that come from elsewhere': cell('password = os.environ["KEY"]\ntoken = get("x", timeout="PT30S-A1b2c3d4")'),
    'a pattern that finds keys': cell('re.compile("AKIA[0-9A-Z]{16}")'),
    'a transcript in Markdown': hunt('title: x', `Password : ${password}\n`),
    'a slug, a path and a sentence': cell('token = "detection-rule_v1.x"\nsecret = "/etc/app/Token1"\npwd = "Two Words and 1"'),
    'a name that only contains the word': cell(`tokenizer = "${password}"`),
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
    for (const sample of samples) expect(secretPatterns.filter(({pattern}) => sample.match(pattern)).length, sample).toBeGreaterThan(0)
  })
  it('take time that grows with the text', () => {
    for (const text of [
      'eyJ'.repeat(20_000),
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
    const names = ['password', 'dbPassword', 'X_API_KEY', 'client-secret', 'tokenizer', 'monkey', 'secretary']
    expect(names.filter(name => isSecretName(name, ['password', 'api_key', 'secret', 'token']))).toEqual(names.slice(0, 4))
  })
  it('tells credentials from names, slugs and paths', () => {
    expect(looksSecret(password)).toBe(true)
    for (const value of ['short1A', 'all_lower_case', 'ALL_CAPS_1', 'a-b_c.d-12', './Path/To1', 'aaaaaaaaA'])
      expect(looksSecret(value), value).toBe(false)
  })
  it('knows what stands in for a secret', () => {
    for (const value of ['<token>', '$TOKEN', '%TOKEN%', 'xxxxxxxx', 'insert-here', 'ChangeMe1', 'abcdefghijklm']) {
      expect(isPlaceholderValue(value), value).toBe(true)
    }
    expect(isPlaceholderValue(password)).toBe(false)
  })
})
