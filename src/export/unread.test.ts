import {describe, expect, it} from 'vitest'
import {formats} from '../formats/index.ts'
import {isUnread} from './unread.ts'

function ofCells(cells: string): boolean {
  const text = `{"cells": [${cells}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}`
  return isUnread(formats.ipynb.parse(text), text)
}

function ofCell(fields: string): boolean {
  return ofCells(`{"cell_type": "markdown", ${fields}}`)
}

function ofMyst(text: string): boolean {
  return isUnread(formats.myst.parse(text), text)
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
    ['metadata that can hold no tag', '"metadata": null, "source": "x"'],
  ])('does not hold for a cell with %s', (_, fields) => expect(ofCell(fields)).toBe(false))
  it('holds for a text whose cells are not what was written', () => {
    expect(ofMyst('# A\n\n+++ {"tags": ["remove_cell"}\n\nx\n')).toBe(true)
    expect(ofMyst('+++ {"tags": ["remove_cell"]}\n+++\n\nx\n')).toBe(true)
  })
  it('does not hold for a cell that can hold nothing', () => {
    expect(ofCells('7')).toBe(false)
    expect(ofCells('"remove_cell"')).toBe(true)
  })
})
