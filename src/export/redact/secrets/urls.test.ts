import {describe, expect, it} from 'vitest'
import {createRedactor} from '../redactor.ts'

const uuid = '00000000-0000-4000-8000-000000000013'

describe('a link that is shared', () => {
  it.each([`/share/${uuid}`, `/share/alert/${uuid}`, `/share/v2/alert/${uuid}?a=b`, '/share/report/Ab12Cd34Ef56Gh78'])('is %s', path =>
    expect(createRedactor().redact(`see https://a.example${path} b`)).toBe('see [REDACTED:share-link] b'),
  )

  it.each(['/share/buttons/how-to-share-a-page-in-2026', '/share/a/b/page', '/shares/alert/x'])('is not %s', path =>
    expect(createRedactor().redact(`https://a.example${path}`)).toBe(`https://a.example${path}`),
  )
})
