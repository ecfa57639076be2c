import {utf8} from '@scure/base'
import {decodeBase64} from '../pictures.ts'

/**
 * What a page of ours says: its text and the values of its attributes, drawings as well, without the marks that are the same in every
 * page. Each `<` in it begins a tag, and each value is in double quotes.
 */
export function pageTexts(page: string): string[] {
  const body = page.slice(page.indexOf('<main>'))
  const values: string[] = []
  const text = body.replace(/<\/?([a-z][a-z\d]*)((?:[^">]|"[^"]*")*)>/giu, (_, name: string, attributes: string) => {
    for (const [, value = ''] of attributes.matchAll(/="([^"]*)"/gu)) {
      const drawing = /^data:image\/svg\+xml;base64,(.*)$/su.exec(value)?.[1]
      if (drawing !== undefined) values.push(...pageTexts(utf8.encode(decodeBase64(drawing) ?? new Uint8Array())))
      else if (!value.startsWith('data:')) values.push(decode(value))
    }
    return inline.has(name) ? '' : '\n'
  })
  return [decode(text), ...values]
}

const inline: ReadonlySet<string> = new Set(['a', 'em', 'strong', 'del', 'code', 'tspan'])

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
])

function decode(text: string): string {
  return text.replace(/&(?:#x([\dA-F]{1,6})|([a-z]{2,4}));/gu, (whole, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff))
    return named.get(name ?? '') ?? whole
  })
}
