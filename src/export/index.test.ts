import {describe, expect, it} from 'vitest'
import {code, display, failure, markdown, png, run, stream, text} from '../../test/export-notebooks.ts'
import type {Cell} from '../model/notebook.ts'

describe('exportNotebook', () => {
  it('writes nothing but an empty file for an empty notebook', () => {
    const {files, problems} = run([])
    expect(files.map(({path, bytes}) => [path, bytes.length])).toEqual([['x.findings.md', 0]])
    expect(problems).toEqual([])
  })

  it('shows Markdown and outputs, and hides inputs and streams', () => {
    const cells = [markdown('# Title\n\nText.\n\n'), code('secret()', [stream('noise'), display({'text/plain': '42'})])]
    expect(text(run(cells))).toBe('# Title\n\nText.\n\n```text\n42\n```\n')
  })

  it('shows inputs and streams when asked', () => {
    const cells = [
      code('a = 1  # huntbook: ignore x\n', [stream('one\n'), stream('two\n'), stream('bad', 'stderr'), stream('typed', 'stdin')]),
    ]
    expect(text(run(cells, {showInput: true, streams: 'all'}))).toBe(
      '```python\na = 1\n```\n\n```text\none\ntwo\n```\n\n```text\nbad\n```\n',
    )
    expect(text(run(cells, {streams: 'stderr'}))).toBe('```text\nbad\n```\n')
  })

  it('shows errors by name, in full, or not at all', () => {
    const cells = [code('x', [failure('KeyError', "'token-1234'", ['\u001b[31mTraceback\u001b[0m', "KeyError: 'token-1234'"])])]
    expect(text(run(cells))).toBe('> *Error:* `KeyError` (cell 1)\n')
    expect(text(run(cells, {errors: 'full'}))).toContain("Traceback\nKeyError: 'token-1234'")
    expect(text(run(cells, {errors: 'none'}))).toBe('')
    expect(text(run([code('x', [failure('a b`', '')])]))).toContain('`Error`')
  })

  it('removes what tags remove', () => {
    const cells = [
      markdown('guidance', ['remove_cell']),
      markdown('hidden', ['hide-input']),
      code('x', [display({'text/plain': 'out'})], ['remove_output']),
      code('tenant = 1', [display({'text/plain': 'tenant'})], ['parameters']),
      code('%%sql\nselect 1', [display({'text/plain': 'kept'})], ['remove_input']),
    ]
    expect(text(run(cells, {showInput: true}))).toBe('```python\nx\n```\n\n```text\nkept\n```\n')
    expect(text(run(cells, {showParameters: true, showInput: true}))).toContain('tenant = 1')
  })

  it('refuses a near miss of a tag, and says which tag is meant', () => {
    const {files, problems} = run([markdown('x', ['Remove_Cell'])])
    expect(files).toEqual([])
    expect(problems).toEqual([
      {rule: 'export/tag-typo', severity: 'error', message: 'Expected the tag `remove_cell`, got `Remove_Cell`.', cell: 1},
    ])
  })

  it('lets near misses act when it is lenient', () => {
    const cells = [
      markdown('x', ['Remove_Cell']),
      markdown('y', ['remove-me']),
      code('z', [display({'text/plain': 'o'})], ['todo,hide_outptu']),
    ]
    const {files, problems} = run(cells, {lenientTags: true})
    expect(files[0]?.bytes.length).toBe(0)
    expect(problems.map(({severity}) => severity)).toEqual(['warning', 'warning', 'warning'])
  })

  it('removes single outputs, and refuses other tags on them', () => {
    const kept = display({'text/plain': 'kept'}, {tags: ['mine']})
    expect(text(run([code('x', [display({'text/plain': 'gone'}, {tags: ['remove-output']}), kept])]))).toBe('```text\nkept\n```\n')
    const deep = run([code('x', [display({'text/plain': 'gone'}, {'text/plain': {tags: ['remove_output']}})])])
    expect([text(deep), deep.problems.map(({rule}) => rule)]).toEqual(['', ['export/tag-misplaced']])
    expect(run([code('x', [display({}, {tags: ['remove_input']})])]).files).toEqual([])
  })

  it('never shows raw cells', () => {
    const raw: Cell = {type: 'raw', source: '<b>raw</b>', metadata: new Map(), extra: new Map()}
    const {files, audit} = run([raw])
    expect(files[0]?.bytes.length).toBe(0)
    expect(audit).toEqual([{cell: 1, type: 'raw', state: 'removed', reason: 'raw cell'}])
  })

  it('accounts for every cell and output', () => {
    const cells = [code('x', [stream('a'), display({'text/plain': 'b'})]), markdown('m', ['remove_cell'])]
    expect(run(cells).audit.map(({cell, output, state, reason}) => [cell, output, state, reason])).toEqual([
      [1, undefined, 'kept', 'default: input hidden'],
      [1, 1, 'removed', 'default: stream'],
      [1, 2, 'kept', undefined],
      [2, undefined, 'removed', 'tag remove_cell'],
    ])
  })

  it('writes each picture once, by its content', () => {
    const cells = [
      markdown('# Plot\n\n![a](attachment:b%20c.png)', [], {'b c.png': {'image/png': png}, other: {'image/png': png}}),
      code('x', [display({'image/png': png, 'text/plain': '<Figure size 1x1>'}), display({'text/plain': '<Axes: >'})]),
    ]
    const {files} = run(cells)
    expect(files.map(({path}) => path)).toEqual(['x.findings.md', expect.stringMatching(/^x_files\/[0-9a-f]{16}\.png$/u)])
    expect(text({files, problems: [], audit: []})).toBe(`# Plot\n\n![a](${files[1]?.path})\n\n![Plot, figure 1](${files[1]?.path})\n`)
  })

  it('puts pictures into the text when asked', () => {
    const {files} = run([code('x', [display({'image/png': png}, {'image/png': {alt: 'An alt'}})])], {embedImages: true})
    expect(files).toHaveLength(1)
    expect(text({files, problems: [], audit: []})).toBe(`![An alt](data:image/png;base64,${png})\n`)
  })

  it('reads pictures beside the notebook through the caller only', () => {
    const asked: string[] = []
    const readFile = (path: string): Uint8Array | undefined => {
      asked.push(path)
      return path === 'img/a.png' ? Uint8Array.from(atob(png), letter => letter.charCodeAt(0)) : undefined
    }
    const cells = [markdown('![one](img/a.png) ![two](../../etc/passwd) ![three](https://t.example/x.png)')]
    const result = run(cells, {readFile})
    expect(asked).toEqual(['img/a.png', '../../etc/passwd'])
    expect(text(result)).toBe(`![one](${result.files[1]?.path}) two *\\[Remote picture not loaded: three\\]*\n`)
  })

  it('names the largest cells of a file that is too large', () => {
    const {files, problems} = run([markdown('a'), markdown('b'.repeat(100))], {maxBytes: 50})
    expect(files).toEqual([])
    expect(problems[0]).toMatchObject({rule: 'export/limit', message: 'Expected at most 50 bytes, got 104. The largest cells: 2, 1.'})
  })

  it('takes hostile names for data', () => {
    const names = ['__proto__', 'constructor', 'toString', '../x', 'C:\\x', 'con.txt', '\0']
    for (const name of names) {
      const cells = [
        markdown(`![a](attachment:${name})`, [name], {[name]: {'image/png': png}}),
        code('x', [display({[name]: 'v'}, {filename: name, [name]: {}})]),
      ]
      for (const {path} of run(cells).files) expect(path).toMatch(/^x(?:\.findings\.md|_files\/[0-9a-f]{16}\.png)$/u)
    }
    expect(Object.keys({})).toEqual([])
  })
})
