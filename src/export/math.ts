import {fence} from './print.ts'
import {plainText} from './terminal.ts'

/** What Markdown could read as more than text inside a formula. */
const active = /[<`]|\]\(|\]\[|\]:|!\[|:\/\/|www\.|\w@\w|^\s*(?:[#>=~+|-]|\d+[.)]|\*\s)|\n\s*\n/imu

/** TeX as a `$$` block without lines that are comments, or as a fence where Markdown would read something else in it. */
export function lowerMath(tex: string): string {
  const text = plainText(tex)
    .replace(/^[ \t]*%.*(?:\n|$)/gmu, '')
    .trim()
  const inner = text.replace(/^\$\$?|\$\$?$/gu, '').trim()
  if (inner === '') return ''
  return isInertMath(inner) ? `$$\n${inner}\n$$` : fence(text, 'latex')
}

/** Whether a formula can stand between dollar signs. */
export function isInertMath(tex: string): boolean {
  return !active.test(tex) && !tex.includes('$')
}
