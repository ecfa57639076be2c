import {utf8} from '@scure/base'
import {describe, expect, it} from 'vitest'
import {code, display, markdown} from '../../../../test/export-notebooks.ts'
import {defaultExportOptions, exportNotebook} from '../../index.ts'
import {createRedactor} from '../redactor.ts'

// In parts, so that no file holds what looks like a key.
const password = ['Sup3r', 'S3cret', 'Passw0rd'].join('')
const key = 'aB3/'.repeat(10)
const basic = ['Basic', 'YWxhZGRpbjpvcGVu'].join(' ')
const mark = '[REDACTED:assigned-secret]'

function redact(text: string): string {
  return createRedactor().redactMarkdown(text)
}

const head = '| a | b |\n| --- | --- |\n'

describe('a secret in a table', () => {
  it.each([
    [
      'under its column',
      `| user | api_key |\n| --- | :-: |\n| x | ${password} |\n| y | |`,
      `| user | api_key |\n| --- | :-: |\n| x | ${mark} |\n| y | |`,
    ],
    ['under an escaped column', `| api\\_key |\n| --- |\n| ${password} |`, `| api\\_key |\n| --- |\n| ${mark} |`],
    ['under a column with a level above', `| x / DB Password |\n| --- |\n| ${password} |`, `| x / DB Password |\n| --- |\n| ${mark} |`],
    ['in code', `| **API key** |\n| --- |\n| \`${password}\` |`, `| **API key** |\n| --- |\n| \`${mark}\` |`],
    ['with an escape', `${head}| password | a\\|b\\_${password} |`, `${head}| password | ${mark} |`],
    ['behind its name', `${head}| password | ${password} |`, `${head}| password | ${mark} |`],
    ['behind its name and a number', `${head}| 0 | password | ${password} |`, `${head}| 0 | password | ${mark} |`],
    [
      'with a key of 40 characters',
      `| aws_secret_access_key |\n| --- |\n| ${key} |`,
      '| aws_secret_access_key |\n| --- |\n| [REDACTED:aws-secret-key] |',
    ],
    ['in a header', `${head}| Authorization | ${basic} |`, `${head}| Authorization | [REDACTED:authorization] |`],
    ['of a database', ` user | password\n------+-----\n bob  | ${password}\n`, ` user | password\n------+-----\n bob  | ${mark}\n`],
    [
      'in a quote',
      `> ${head.replaceAll('\n', '\n> ')}| password | ${password} |`,
      `> ${head.replaceAll('\n', '\n> ')}| password | ${mark} |`,
    ],
  ])('%s', (_, text, expected) => expect(redact(text)).toBe(expected))

  it('is shown by no output', () => {
    const rows = `<tr><td>password<td><b>${password}</b><tr><td>Authorization<td>${basic}`
    const html = `<table><tr><th>aws_secret_access_key<th>api_key<tr><td>${key}<td>${password}</table><table>${rows}</table>`
    const cells = [code('x', [display({'text/html': html})]), markdown(`| token |\n|-|\n| ${password} |`)]
    const {files, problems} = exportNotebook(
      {minor: 5, metadata: new Map(), cells, extra: new Map()},
      {...defaultExportOptions, path: 'x.ipynb'},
    )
    const text = files.map(({bytes}) => utf8.encode(bytes)).join('')
    expect(problems.map(({rule, cell}) => [rule, cell])).toEqual(
      Array.from({length: 4}, (_, index) => ['security/redacted', index === 3 ? 2 : 1]),
    )
    expect(text).toContain('REDACTED')
    for (const secret of [password, key, basic.slice(6)]) expect(text).not.toContain(secret)
  })

  it.each([
    ['what a table says of it', `${head}| password | Password of the account that runs the hunt |`],
    ['words', `| token | secret | password |\n| --- | --- | --- |\n| TokenElevationTypeDefault | not_applicable | NeverExpires |`],
    [
      'times, identifiers of users and paths',
      '| token | secret | pwd |\n|---|---|---|\n| 2026-03-01T09:00:00Z | S-1-5-21-1-2-3-1001 | C:\\Windows\\System32 |',
    ],
    ['places for it', `${head}| password | <your-Password-1> |\n| token | $${'{TOKEN_1_Ab}'} |`],
    ['other columns', `| password | host |\n| --- | --- |\n| x | WIN-Ab12Cd34Ef |`],
    ['rows of no table', `| password | ${password} |\n| token | ${password} |`],
    ['queries', `T\n| where token == 1\n| ---\n| project password, ${password}`],
  ])('is not %s', (_, text) => expect(redact(text)).toBe(text))

  it.each(['|', '| password ', '|\n', '| token |\n|-|\n| ', '-|\n', '\\|', '| |\n'])('takes long repetitions of %j', unit => {
    const long = unit.repeat(300_000 / unit.length)
    expect(redact(`| password |\n|-|\n| ${long}`).length).toBeGreaterThan(0)
    expect(redact(`${long}\n|-|\n| password | ${long}`).length).toBeGreaterThan(0)
  })
})
