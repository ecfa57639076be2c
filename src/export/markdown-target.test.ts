import {describe, expect, it} from 'vitest'
import {code, display, markdown, png, run} from '../../test/export-notebooks.ts'

const cells = [
  markdown(`# T\n\n${'Some words. '.repeat(55)}`),
  code('x', [display({'image/png': png})]),
  markdown(`## B\n\n${'Foxes 🦊. '.repeat(60)}`),
]

describe('the Markdown target', () => {
  it('writes parts where it may, none above the limit', () => {
    const {files, problems} = run(cells, {maxBytes: 800, split: true})
    expect(problems).toEqual([])
    expect(files.map(({path}) => path)).toEqual(['x.findings.1.md', 'x.findings.2.md', expect.stringMatching(/^x_files/u)])
    for (const {bytes} of files) expect(bytes.length).toBeLessThanOrEqual(800)
    expect(new TextDecoder().decode(files[1]?.bytes)).toMatch(/^\*Part 2 of 2\*\n\n/u)
  })

  it('writes one file where that is small enough', () => {
    expect(run(cells, {split: true}).files[0]).toEqual(run(cells).files[0])
  })

  it('counts pictures in the text', () => {
    const {files, problems} = run(cells, {maxBytes: 900, split: true, embedImages: true})
    expect(problems).toEqual([])
    for (const {bytes} of files) expect(bytes.length).toBeLessThanOrEqual(900)
    expect(files.map(({bytes}) => new TextDecoder().decode(bytes)).join('')).toContain(`data:image/png;base64,${png}`)
  })

  it('refuses what is too large, with its largest cells', () => {
    const large = {
      rule: 'export/limit',
      severity: 'error',
      message: expect.stringMatching(/^Expected at most 800 bytes, got \d+\. The largest cells: 1, 3, 2\.$/u),
    }
    expect(run(cells, {maxBytes: 800}).problems).toEqual([large])
  })
})
