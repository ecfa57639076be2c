import {fence} from './print.ts'
import {plainText} from './terminal.ts'

/** What Markdown could read as more than text inside a formula. */
const active = /[<`]|\]\(|\]\[|\]:|!\[|:\/\/|www\.|\w@\w|^\s*(?:[#>=~+|-]|\d+[.)]|\*\s)|\n\s*\n/imu

/** TeX as a `$$` block, or as a fence where Markdown would read something else in it. */
export function lowerMath(tex: string): string {
  const inner = plainText(tex)
    .trim()
    .replace(/^\$\$?|\$\$?$/gu, '')
    .trim()
  if (inner === '') return ''
  return isInertMath(inner) ? `$$\n${inner}\n$$` : fence(plainText(tex).trim(), 'latex')
}

/** Whether a formula can stand between dollar signs. */
export function isInertMath(tex: string): boolean {
  return !active.test(tex) && !tex.includes('$')
}
