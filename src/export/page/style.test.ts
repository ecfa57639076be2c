import {describe, expect, it} from 'vitest'
import {palettes} from './style.ts'

/** Relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe('the colours of a page', () => {
  it('are measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it.each(Object.entries(palettes))('can be read in the %s scheme', (_, palette) => {
    for (const ground of [palette.page, palette.raised]) {
      for (const text of [palette.text, palette.quiet, palette.link]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.accent, ground)).toBeGreaterThanOrEqual(3)
    }
  })
})
