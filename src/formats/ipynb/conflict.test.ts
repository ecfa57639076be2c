import {describe, expect, it} from 'vitest'
import {ipynb} from './index.ts'

/** A notebook of these cells, given as JSON texts. */
function notebook(cells: readonly string[], rest = '"metadata": {}, "nbformat": 4, "nbformat_minor": 4'): string {
  return `{"cells": [${cells.join(', ')}], ${rest}}`
}

function told(text: string): string[] {
  return ipynb.parse(text).problems.map(({severity, message, start, end}) => `${severity} ${message} @${text.slice(start, end)}`)
}

describe('conflicts of a merge', () => {
  it('are told in place of the JSON that they break', () => {
    const text = '{"cells": [],\n<<<<<<< ours\n"metadata": {},\n=======\n"metadata": {"a": 1},\n>>>>>>> theirs\n"nbformat": 4}'
    expect(told(text)).toEqual(['error Unexpected conflict of a merge: resolve it and remove its markers. @<<<<<<< ours'])
  })

  it('are told in sources and where nbdime left them', () => {
    const source =
      '{"cell_type": "raw", "metadata": {}, "source": ["a\\n", "<<<<<<< local\\n", "b\\n", "=======\\n", "c\\n", ">>>>>>> remote"]}'
    expect(told(notebook([source]))).toEqual(['error Unexpected conflict of a merge: resolve it and remove its markers. @<<<<<<< local'])
    expect(told(notebook([], '"metadata": {"nbdime-conflicts": {}}, "nbformat": 4, "nbformat_minor": 4'))[0]).toContain('@nbdime-conflicts')
    expect(told(notebook(['{"cell_type": "raw", "metadata": {"nbdime-conflicts": {}}, "source": ""}']))[0]).toContain('@nbdime-conflicts')
  })

  it('need all three markers, in order, at line starts', () => {
    const source = (text: string): string => notebook([`{"cell_type": "raw", "metadata": {}, "source": ${JSON.stringify(text)}}`])
    expect(told(source('<<<<<<< a\n=======\n'))).toEqual([])
    expect(told(source('>>>>>>> a\n=======\n<<<<<<< b'))).toEqual([])
    expect(told(source(' <<<<<<< a\n=======\n>>>>>>> b'))).toEqual([])
    expect(told(source('<<<<<<<<\n========\n>>>>>>>>'))).toEqual([])
    expect(told(source('<<<<<<< a\nHeading\n========\n=======\n>>>>>>> b'))).toHaveLength(1)
  })
})
