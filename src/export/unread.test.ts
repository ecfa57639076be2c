import {describe, expect, it} from 'vitest'
import {formats} from '../formats/index.ts'
import {isUnread} from './unread.ts'

function ofCell(fields: string): boolean {
  return isUnread(
    formats.ipynb.parse(`{"cells": [{"cell_type": "markdown", ${fields}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}`),
  )
}

describe('isUnread', () => {
  it.each([
    ['metadata of another type', '"metadata": "remove_cell", "source": "x"'],
    ['a key of the metadata twice', '"metadata": {"tags": ["remove_cell"], "tags": []}, "source": "x"'],
    ['the metadata twice', '"metadata": {"tags": ["remove_cell"]}, "metadata": {}, "source": "x"'],
  ])('holds for a cell with %s', (_, fields) => expect(ofCell(fields)).toBe(true))
  it.each([
    ['nothing odd', '"metadata": {}, "source": "x"'],
    ['no metadata', '"source": "x"'],
    ['a source of another type', '"metadata": {}, "source": 3'],
  ])('does not hold for a cell with %s', (_, fields) => expect(ofCell(fields)).toBe(false))
  it('holds for a text whose cells are not what was written', () => {
    expect(isUnread(formats.myst.parse('# A\n\n+++ {"tags": ["remove_cell"}\n\nx\n'))).toBe(true)
    expect(isUnread(formats.myst.parse('+++ {"tags": ["remove_cell"]}\n+++\n\nx\n'))).toBe(true)
  })
})
