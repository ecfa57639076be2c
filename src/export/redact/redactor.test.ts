import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {denyFinders} from '../../parse/deny/find.ts'
import {createRedactor} from './redactor.ts'
import {redactionRules} from './secrets/index.ts'
import {redactStrings} from './strings.ts'

// In parts, so that no file holds what looks like a key.
const key = ['AK', 'IA', 'ABCDEFGHIJKLMNOP'].join('')
const token = ['gh', 'p_', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ'].join('')
const jwt = ['eyJhbGciOiJub25lIn0', 'eyJ0ZXN0IjoiZXgifQ', 'c2ln_bmF0dXJl'].join('.')
const pem = ['-----BEGIN RSA PRIVATE', ' KEY-----\n', `${'A'.repeat(64)}\n`.repeat(2), 'AAAA==\n'].join('')
const pemEnd = ['-----END RSA PRIVATE', ' KEY-----'].join('')
const password = ['exam', 'ple-pass-1'].join('')

function plain(text: string): string {
  return createRedactor().redact(text)
}

function markdown(text: string): string {
  return createRedactor().redactMarkdown(text)
}

describe('a redactor', () => {
  it('says what it took, and counts it by cell and rule', () => {
    const redactor = createRedactor()
    expect(redactor.redact(`a ${key}, ${key}`, 2)).toBe('a [REDACTED:aws-access-key], [REDACTED:aws-access-key]')
    redactor.redact(token, 1)
    redactor.redact(token)
    expect(redactor.redactions()).toEqual([
      {rule: 'github-token', cell: 1, count: 1},
      {rule: 'aws-access-key', cell: 2, count: 2},
    ])
  })
  it.each([
    ['an escape in front of a word', `x\\n${key}`, 'x\\n[REDACTED:aws-access-key]'],
    ['an encoded blank in front of a word', `x%20${key}`, 'x%20[REDACTED:aws-access-key]'],
    ['a key that ends', `a\n${pem}${pemEnd}\nb`, 'a\n[REDACTED:private-key]\nb'],
    ['a key that was cut off', `a\n${pem}and words`, 'a\n[REDACTED:private-key]\nand words'],
    ['a quoted key', `"${pem.replaceAll('\n', '\\n')}${pemEnd}\\n"`, '"[REDACTED:private-key]\\n"'],
    ['a key in HTML', `<pre>${pem.replaceAll('\n', '<br>')}</pre>`, '<pre>[REDACTED:private-key]<br></pre>'],
    ['a header of a key', '-----BEGIN RSA PRIVATE KEY----- is how a key begins', undefined],
    ['a token behind a name', `token=${jwt}`, 'token=[REDACTED:jwt]'],
    ['a header', `"Authorization": "Bearer ${password}"`, '"Authorization": "Bearer [REDACTED:authorization]"'],
    ['a header that is filled in', 'f"Authorization: Bearer {access_token}"', undefined],
    ['a header of a request file', '"authorization": "Bearer @config:taegis.token"', undefined],
    ['a password in a URL', `amqp://:${password}@h/`, 'amqp://:[REDACTED:url-credentials]@h/'],
    ['a variable in a URL', `https://u:$${'{PASSWORD}'}@h/ https://u:<pass>@h/`, undefined],
    ['a query that is signed', 'https://h/o?a=1&X-Amz-Signature=0123)', 'https://h/o?[REDACTED:presigned-url])'],
    ['a link that is shared', 'https://ctpx.example.com/share/00000000-0000-4000-8000-000000000013|', '[REDACTED:share-link]|'],
    ['other links', 'https://a.example/share/buttons /usr/local/share/jupyter-kernels-1234', undefined],
    ['a quoted password', `{"db_password": "${password}"}`, '{"db_password": "[REDACTED:assigned-secret]"}'],
    ['an annotated one', `password: str = '${password}'`, "password: str = '[REDACTED:assigned-secret]'"],
    ['one in JSON in JSON', `{\\"token\\": \\"${password}\\"}`, '{\\"token\\": \\"[REDACTED:assigned-secret]\\"}'],
    ['one in a subscript', `os.environ["API_KEY"] = "${password}"`, 'os.environ["API_KEY"] = "[REDACTED:assigned-secret]"'],
    ['values that are none', `token = get_the_token_now(x) password=$${'{PASSWORD_OF_DB}'} secret = "" pwd=/usr/local/lib/x`, undefined],
    ['names that only begin alike', 'token_count_of_all = abcdefghijklmnop', undefined],
    ['a short password in a list', 'Server=a;Pwd=ab;Uid=c', 'Server=a;Pwd=[REDACTED:connection-string];Uid=c'],
    [
      'names in paths',
      '/mnt/c/Users/al.b/x C:\\\\Users\\\\A B\\\\x c:/users/al/',
      '/mnt/c/Users/[REDACTED:home-path]/x C:\\\\Users\\\\[REDACTED:home-path]\\\\x c:/users/[REDACTED:home-path]/',
    ],
    [
      'paths without a name',
      'C:\\Users\\Public\\x `C:\\Users\\Public`. C:\\Users\\*\\x /home/$USER/x https://a.example/home/page /home/',
      undefined,
    ],
  ])('takes %s as it should', (_, text, expected = text) => expect(plain(text)).toBe(expected))

  it('leaves identifiers, hashes and UUIDs', () => {
    const text = `alert://priv:event-filter:100200:1763600000000:00000000-0000-4000-8000-000000000001 ${'0123456789abcdef'.repeat(4)}`
    expect(createRedactor().wouldChange(text)).toBe(false)
  })

  it('sees through escapes and marks of Markdown, and leaves the marks where they are', () => {
    expect(markdown(`a ${jwt.replace('_', '\\_')} b`)).toBe('a [REDACTED:jwt] b')
    expect(markdown(`**${key.slice(0, 8)}**${key.slice(8)}`)).toBe('**[REDACTED:aws-access-key]**…')
    expect(markdown(`${key.slice(0, 8)}\`${key.slice(8)} <script>\``)).toBe('[REDACTED:aws-access-key]`… <script>`')
    expect(markdown(`${key.slice(0, 8)}[${key.slice(8)}](https://a.example/)`)).toBe('[REDACTED:aws-access-key] […](https://a.example/)')
    expect(markdown('C:\\Users\\al\\.ssh')).toBe('C:\\Users\\[REDACTED:home-path]\\.ssh')
    expect(markdown(`**Password:** ${password}`)).toBe('**Password:** [REDACTED:assigned-secret]')
    expect(markdown('/home/**al**/x')).toBe('/home/**[REDACTED:home-path]**/x')
  })

  it('makes no link and no definition', () => {
    expect(markdown(`${key}(x)`)).toBe('[REDACTED:aws-access-key] (x)')
    expect(markdown(`> ${key}: x`)).toBe('> [REDACTED:aws-access-key] : x')
  })

  it('does not look into pictures and names of their files', () => {
    const picture = `![a](data:image/png;base64,iVBORw0KGgo/${key}/) ![b](acme_files/0123456789abcdef.png)`
    const redactor = createRedactor({stem: 'acme', deny: denyFinders('acme_files')})
    expect(redactor.redactMarkdown(picture)).toBe(picture)
    expect(redactor.left(picture, 'markdown')).toBeUndefined()
  })

  it('takes what a deny list names', () => {
    const redactor = createRedactor({deny: denyFinders('Northwind Traders\n/nwt-\\d+/\n')})
    expect(redactor.redactMarkdown('Northwind **Traders** NWT-12 x', 1)).toBe('[REDACTED:deny-list]**…** [REDACTED:deny-list] x')
    expect(redactor.left('<td>Northwind</td><td><b>Traders</b></td>', 'html')).toBe('deny-list')
    expect(redactor.wouldChange('alert://nwt-7')).toBe(true)
    expect(JSON.stringify(redactor.redactions())).toBe('[{"rule":"deny-list","cell":1,"count":2}]')
  })

  it('reads HTML as it is shown', () => {
    const {left} = createRedactor()
    expect(left(`<p>${key.slice(0, 6)}<b>${key.slice(6)}</b></p>`, 'html')).toBe('aws-access-key')
    expect(left(`<p>&#65;${key.slice(1)}</p>`, 'html')).toBe('aws-access-key')
    expect(left(`<td>${key.slice(0, 6)}</td><td>${key.slice(6)}</td>`, 'html')).toBeUndefined()
  })

  it('goes through lists and objects', () => {
    const value = {a: [token, 1, null], password: `${password} 12`, __proto__: {[key]: true}}
    const redactor = createRedactor()
    expect(redactStrings(value, redactor, 0)).toEqual({a: ['[REDACTED:github-token]', 1, null], password: '[REDACTED:assigned-secret]'})
    expect(redactStrings(JSON.parse(`{"__proto__": "${token}"}`), redactor, 0)).toEqual(
      JSON.parse('{"__proto__": "[REDACTED:github-token]"}'),
    )
  })

  const secrets = [key, token, jwt, pem + pemEnd, `https://u:${password}@h/`, `password="${password}"`, '/home/al/x', 'C:\\Users\\al\\x']
  const pieces = [
    ...secrets,
    '**',
    '`',
    '\\',
    '[',
    '](',
    ')',
    '<b>',
    '</b>',
    '&amp;',
    '\n',
    ' ',
    '~~',
    '_',
    '"',
    'a',
    '[REDACTED:jwt]',
    '…',
  ]
  const text = fc.array(fc.constantFrom(...pieces), {maxLength: 16}).map(parts => parts.join(''))

  it('leaves nothing that it would find again', () => {
    fc.assert(
      fc.property(text, given => {
        expect(createRedactor().left(plain(given), 'plain')).toBeUndefined()
        expect(plain(plain(given))).toBe(plain(given))
        expect(createRedactor().left(markdown(given), 'markdown')).toBeUndefined()
      }),
      {numRuns: 1000},
    )
  })

  const units = redactionRules.flatMap(({id}) => [id, `${id}=`])
  const hostile = [
    'eyJ',
    '.eyJ',
    'ghp_',
    '1Q~',
    '://a:',
    'a://b:c@',
    '?X-Amz-Signature=',
    'password=',
    'password=%41',
    'password=ab://',
    '%2Fhome%2Fa',
    '%5Cu0041',
    '<https://a',
    '{a}`',
    '_*',
    "token='",
    'secretkey ',
    ';pwd=a',
    '/home/a',
    'C:\\Users\\a ',
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    '**',
    '`',
    '](',
    '[a](b)',
    '\\_',
    '&amp;',
    '<b',
    '[REDACTED:',
    '"',
    ...units,
  ]
  it.each(hostile)('takes long repetitions of %s', unit => {
    const long = unit.repeat(200_000 / unit.length)
    const redactor = createRedactor({stem: 'x'})
    for (const given of [long, `password=${long}`, `-----BEGIN PRIVATE KEY-----\n${long}`]) {
      redactor.redactMarkdown(given)
      redactor.left(given, 'html')
    }
  })
})
