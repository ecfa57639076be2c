/** A hunt in MyST: its `hunting` block as YAML lines, then cells. The block begins on line 3. */
export function hunt(block: string, cells = ''): string {
  const lines = block
    .trimEnd()
    .split('\n')
    .map(line => `  ${line}\n`)
    .join('')
  return `---\nhunting:\n${lines}kernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n${cells === '' ? '' : `\n${cells}`}`
}

/** The same as `.ipynb`: metadata as given, cells as given, indented like Jupyter does. */
export function ipynb(hunting: unknown, cells: readonly object[] = []): string {
  const metadata = {hunting, kernelspec: {display_name: 'Python 3', language: 'python', name: 'python3'}}
  return `${JSON.stringify({cells, metadata, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
}

export function code(source: string, {tags, outputs = []}: {tags?: unknown; outputs?: readonly object[]} = {}): object {
  const metadata = tags === undefined ? {} : {tags}
  return {cell_type: 'code', execution_count: null, id: 'c1', metadata, outputs, source: source.split(/(?<=\n)/u)}
}

export function markdown(source: string, {tags}: {tags?: unknown} = {}): object {
  return {cell_type: 'markdown', id: 'm1', metadata: tags === undefined ? {} : {tags}, source: source.split(/(?<=\n)/u)}
}
