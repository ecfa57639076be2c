const names: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u{A0}'],
])

/** The names that people write, and numbers as long as CommonMark 0.31.2, section 2.5, allows. */
export const reference = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/gu

/** The text with the characters that references stand for. What stands behind `&amp;` is not read again. */
export function decodeReferences(text: string): string {
  return text.replace(reference, (_, name, decimal, hex) => {
    return names.get(name) ?? characterOf(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
  })
}

function characterOf(point: number): string {
  const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return isCharacter ? String.fromCodePoint(point) : '\u{FFFD}'
}
