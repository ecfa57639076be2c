import {describe, expect, it} from 'vitest'
import {createRedactor} from '../redactor.ts'
import {namedSecret} from './named.ts'

// In parts, so that no file holds what looks like a password.
const password = ['Sup3r', 'S3cret', 'Passw0rd'].join('')
const odd = ['P@ss', '(w)', 'ord;2026'].join('')
const mark = '[REDACTED:assigned-secret]'

function redact(text: string): string {
  return createRedactor().redact(text)
}

describe('a secret that a name is given', () => {
  it.each([
    ['an option', `mysql --user x --password ${password} --host db`, `mysql --user x --password ${mark} --host db`],
    ['an option of words', 'x --db-password correcthorsebattery --host db', `x --db-password ${mark} --host db`],
    ['a quoted option', `Connect -Token '${password}'`, `Connect -Token '${mark}'`],
    ['arguments', `run(['--password', '${password}'])`, `run(['--password', '${mark}'])`],
    ['a pair', `('password', '${password}')`, `('password', '${mark}')`],
    ['a pair of bytes', `set( b"api_key", b"${password}")`, `set( b"api_key", b"${mark}")`],
    ['the next line', `password =\n  "${password}"`, `password =\n  "${mark}"`],
    ['the next line in brackets', `password = (\n  '${password}'\n)`, `password = (\n  '${mark}'\n)`],
    ['the next line of an object', `{'password':\n    '${password}'}`, `{'password':\n    '${mark}'}`],
    ['a literal with brackets in it', `password = ${odd}\nb`, `password = ${mark}\nb`],
    ['a long literal with brackets behind it', `password = ab!${password}(w)ord`, `password = ${mark}`],
    ['a literal in a query', `?password=Ab1!efghijkl&user=somebody_else`, `?password=${mark}&user=somebody_else`],
    ['a printed series', `user        bob\npassword    ${password}\n`, `user        bob\npassword    ${mark}\n`],
  ])('by %s', (_, text, expected) => expect(redact(text)).toBe(expected))

  it.each([
    'Use --token authentication for this, or --password something-else.',
    '--password PASSWORD_OF_THE_USER --token <token-of-Acme-1>',
    '  --token TOKEN    authentication token',
    "frame[['password', 'last_changed_time']] isin(('token', 'credentials'))",
    'password:\nother_long_key: value',
    'Forgot your password:\n"Ask the one who has it"',
    'token = get_the_token(now)(1)!',
    'token = headers[0]+b.get(1A)',
    'token = this$1$1.getToken();',
    'secret        something-that-is-long',
    'a token    2026-03-01T09:00:00Z',
    'TokenElevationType 1937',
  ])('not by %s', text => expect(redact(text)).toBe(text))

  it('is known by name and value', () => {
    expect(namedSecret('Authorization', `Basic ${password}`)).toBe('authorization')
    expect(namedSecret('Authorization', 'Basic {token}')).toBeUndefined()
    expect(namedSecret('db_password', password)).toBe('assigned-secret')
  })

  it.each(['password ', 'password\n', '--password ', "('token',", 'password=\n', 'password=a(', 'token   '])(
    'takes long repetitions of %j',
    unit => {
      const long = unit.repeat(300_000 / unit.length)
      expect(redact(long).length).toBeGreaterThan(0)
      expect(redact(`password=Ab1!${long}`).length).toBeGreaterThan(0)
    },
  )
})
