import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {code, display, mapOf, markdown, run, stream, text} from '../../../test/export-notebooks.ts'
import type {Cell} from '../../model/notebook.ts'
import {defaultExportOptions, exportNotebook, type Target, targets} from '../index.ts'
import {createRedactor} from './redactor.ts'

// In parts, so that no file holds what looks like a key.
const key = ['AK', 'IA', 'ABCDEFGHIJKLMNOP'].join('')
const slack = ['xo', 'xb-', '1234567890-abcdefGHIJ'].join('')
const token = ['gh', 'p_', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ1234'].join('')
const jwt = ['eyJhbGciOiJub25lIn0', 'eyJ0ZXN0IjoiZXhhbXBsZSJ9', 'c2lnbmF0dXJlY2lnbmF0dXJl'].join('.')
const hook = ['https://hooks.slack', 'com/services/T00000000/B00000000/abcdefghijkl'].join('.')
const password = ['Exam', 'ple-Pass-1234'].join('')
const begin = ['-----BEGIN RSA PRIVATE', ' KEY-----'].join('')
const shown = {showInput: true, streams: 'all'} as const

function written(...cells: readonly Cell[]): string {
  const result = run(cells, shown)
  expect(result.problems.filter(({severity}) => severity === 'error')).toEqual([])
  return result.files.map(({bytes}) => new TextDecoder().decode(bytes)).join('\n')
}

/** The second half of a secret, as a reader may put it together. */
function tailOf(secret: string): string {
  return secret.slice(-8)
}

const between: Readonly<Record<string, (head: string, tail: string) => string>> = {
  'a comment': (head, tail) => `${head}<!-- x -->${tail}`,
  'an empty element': (head, tail) => `${head}<b></b>${tail}`,
  'an element': (head, tail) => `${head}<span>${tail}</span>`,
  'a reference': (head, tail) => `${head}&#${tail.charCodeAt(0)};${tail.slice(1)}`,
  'a role': (head, tail) => `${head}{sub}\`${tail}\``,
}

describe('what stands between the letters of a secret in a Markdown cell', () => {
  it.each(Object.entries(between))('%s hides no part of it', (_, cut) => {
    for (const secret of [slack, token, jwt, hook]) {
      for (const at of [secret.length >> 1, secret.length - 9]) {
        const given = cut(secret.slice(0, at), secret.slice(at))
        const shows = written(markdown(`See ${given} here`))
        expect(shows).toContain('[REDACTED:')
        expect(shows).not.toContain(tailOf(secret))
      }
    }
  })
})

describe('a drawing', () => {
  const svg = (content: string): Cell => code('x', [display({'image/svg+xml': `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`})])
  it.each([
    ['a part of a text', `<text>${key.slice(0, 10)}<tspan>${key.slice(10)}</tspan></text>`],
    ['a text on a path', `<text><textPath href="#p">${key.slice(0, 10)}</textPath>${key.slice(10)}</text>`],
    ['unparsed text', `<text>${jwt.slice(0, 30)}<![CDATA[${jwt.slice(30)}]]></text>`],
    ['a long token in parts', `<text>${token.slice(0, 41)}<tspan>${token.slice(41)}</tspan>${token.slice(0, 4)}</text>`],
  ])('is read as one text with %s', (_, content) => {
    const shows = written(svg(content))
    expect(shows).toContain('[REDACTED:')
    for (const secret of [key, jwt, token]) expect(shows).not.toContain(tailOf(secret))
  })
  it('is counted for its cell', () => {
    const problems = run([markdown('x'), svg(`<text>${key}</text>`)], shown).problems.filter(({rule}) => rule === 'security/redacted')
    expect(problems.map(({cell}) => cell)).toEqual([2])
  })
})

describe('codes of letters', () => {
  const sas = `sig=${'abc123'.repeat(5)}`
  it.each([
    ['in an address', `https://a.example/?t=${token.slice(0, 20)}%${token.charCodeAt(20).toString(16)}${token.slice(21)}`, tailOf(token)],
    ['that end a token', `https://a.example/?t=${token}%61bcdefgh`, 'bcdefgh'],
    ['in an address in an address', encodeURIComponent(hook), tailOf(hook)],
    ['in one in one', encodeURIComponent(encodeURIComponent(hook)), tailOf(hook)],
    ['around a password', `u=${encodeURIComponent(`https://bob:${password}@db.example/`)}`, password],
    ['around a signature', `u=https%3A%2F%2Fa.example%3Fsv%3D1%26${encodeURIComponent(sas)}`, sas.slice(-8)],
    ['around a named value', `u=%26password%3D${password}`, password],
    ['in a path', 'p=%2Fhome%2Fjdoe.example%2Fx', 'jdoe'],
    ['of JSON', `https://a.example/?sv=1\\u0026${sas}`, sas.slice(-8)],
    ['of JSON in JSON', `password\\\\u003d${password}`, password],
    ['of Python', `password\\x3d${password}`, password],
  ])('%s hide nothing', (_, given, hidden) => {
    const link = markdown(`[x](https://a.example/?${given.replaceAll('\\', '\\\\')}) and ${given.replaceAll('\\', '\\\\')}`)
    const html = code('x', [display({'text/html': `<a href="https://a.example/?${given}">x</a> ${given}`})])
    for (const cell of [code('x', [stream(`a ${given} b`)]), code('x', [display({'application/json': {a: given}})]), html, link])
      expect(written(cell)).not.toContain(hidden)
    expect(createRedactor().left(given, 'plain')).toBeDefined()
    expect(createRedactor().left(`<a href="${given}">`, 'html')).toBeDefined()
  })
  it('change nothing where they hide nothing', () => {
    const given = '100%25 of https://a.example/?q=%2Fhome%2F&r=a%20b \\u0041 \\x41 50%ad %zz %E4%zz'
    expect(createRedactor().redactMarkdown(given)).toBe(given)
  })
  it('spell what a deny list names', () => {
    const redactor = createRedactor({
      deny: [
        function* find(given) {
          const start = given.indexOf('Müller')
          if (start !== -1) yield {start, end: start + 6}
        },
      ],
    })
    expect(redactor.redact('/M%C3%BCller/x M\\u00fcller')).toBe('/[REDACTED:deny-list]/x [REDACTED:deny-list]')
  })
})

describe('a name in marks', () => {
  it.each([
    ['bold, a value in code', `**Password**: \`${password}\``],
    ['bold with its colon', `**Password:** ${password}`],
    ['code, and so is its value', `\`password\` = \`${password}\``],
    ['an address', `https://a.example/login?password=${password}`],
  ])('is %s', (_, given) => {
    const shows = written(markdown(given))
    expect(shows).toContain('[REDACTED:assigned-secret]')
    expect(shows).not.toContain('[[')
  })
  it('may be an element of HTML', () => {
    const html = `<p><b>password</b>: <code>${password}</code></p>`
    expect(text(run([code('x', [display({'text/html': html})])]))).toBe('**password**: `[REDACTED:assigned-secret]`\n')
  })
})

const all: readonly Target[] = await Promise.all([...targets.values()].map(async load => await load()))

/** What no target may refuse. */
function refused(...cells: readonly Cell[]): unknown[] {
  const papermill = {start_time: '2026-03-01T09:00:00', end_time: '2026-03-01T10:00:00'}
  const options = {...defaultExportOptions, ...shown, path: 'x.ipynb', targets: all, allowIncomplete: true}
  const facts = {...options.facts, tenant: '100200', sha256: 'ab'.repeat(32)}
  const {problems} = exportNotebook({minor: 5, metadata: mapOf({papermill}), cells, extra: new Map()}, {...options, facts})
  return problems.filter(({rule}) => rule === 'security/secret')
}

describe('every target', () => {
  it.each([
    ['a path in an emphasis', '*see /home/alice* and *C:\\Users\\alice*, _/home/alice_ (*/home/alice*)'],
    ['a pattern', '/home/alice/*.txt and /home/* and C:\\Users\\al*'],
    ['a name at the end of a line', 'We reset the password:\nAuthentication works\n\nthe token =\nSomethingLongAndNice'],
    ['a quote that nothing closes', 'The password: "example-password\nand more'],
    ['a value on the next line', `- password:\n  ${password}`],
    ['a value with a reference', 'token: R&amp;D-department-1 and api_key: a&b&c&d&e&f&g&h'],
    ['a code that begins a line', '%2F/home/alice\n\n&#37;2Fhome%2Falice'],
    ['marks that are escaped', '\\_/home/alice\\_ **C:\\Users\\al\\*\\*x** token: abcd\\*\\*efghijkl1'],
    ['a role in a path', 'C:\\Users\\al{sub}\\`x\\`'],
  ])('shows %s, or what is left of it', (_, given) => {
    expect(refused(markdown(given))).toEqual([])
    expect(refused(code('x', [stream(given)]))).toEqual([])
    expect(
      refused(
        code('x', [display({'text/plain': given})]),
        code('x', [display({'text/html': `<p>${given.replace(/\\(?=[*_`])/gu, '')}</p>`})]),
      ),
    ).toEqual([])
  })
  it('has the name of a value in the line before', () => {
    expect(written(markdown(`The password:\n${password}\n\n\`\`\`\npassword:\nAuthentication\n\`\`\``))).toBe(
      'The password:\n[REDACTED:assigned-secret]\n\n```\npassword:\nAuthentication\n```\n',
    )
  })
})

describe('blocks', () => {
  it('hold no secret together', () => {
    const shows = written(markdown(`# A\n\n${begin}`), markdown(`${'A'.repeat(64)}\n${'A'.repeat(64)}`))
    expect(shows).toContain('[REDACTED:private-key]')
    expect(shows).not.toContain('AAAA')
  })

  const pieces = [
    begin,
    'A'.repeat(40),
    'Counterintelligence',
    'password',
    '=',
    ':',
    password,
    token,
    'C:\\Users\\al',
    '/home/al',
    '\\',
    '**',
    '`',
    '"',
    "'",
  ]
  const block = fc.array(fc.constantFrom(...pieces, ...[' ', '\n', '\n\n', '%', '26', '|']), {maxLength: 6}).map(parts => parts.join(''))
  it('refuse nothing that each of them lets through', () => {
    fc.assert(
      fc.property(fc.array(block, {maxLength: 4}), sources => {
        const cells = sources.map((source, index) => (index % 2 === 0 ? markdown(source) : code(source, [stream(source)])))
        expect(run(cells, shown).problems.filter(({rule}) => rule === 'security/secret')).toEqual([])
      }),
      {numRuns: 500},
    )
  })
})
