export interface Payload {
  readonly id: string
  readonly where: string
  readonly value: unknown
  readonly name?: string
  readonly mime?: string
  readonly checks: readonly string[]
}

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The cell in which a payload of payloads.json stands. */
export function payloadCell({where, value, name = 'a', mime = 'image/png'}: Payload): unknown {
  if (where === 'markdown') return markdownCell(String(value))
  if (where === 'source') return codeCell([], String(value))
  if (where === 'raw:html') return {id: 'r', cell_type: 'raw', metadata: {raw_mimetype: 'text/html'}, source: value}
  if (where === 'stream') return codeCell([{output_type: 'stream', name: 'stdout', text: value}])
  if (where === 'error') return codeCell([{output_type: 'error', ename: 'E', evalue: '', traceback: [value]}])
  if (where === 'tag') return codeCell([], 'x', {tags: [value]})
  if (where.startsWith('meta:')) return codeCell([display('image/png', png, {[where.slice(5)]: value})])
  if (where === 'attachment') return {...Object(markdownCell(`![a](attachment:${name})`)), attachments: {[name]: {[mime]: value}}}
  return codeCell([display(where, value)])
}

/** The text of a notebook file. */
export function notebook(...cells: readonly unknown[]): string {
  return JSON.stringify({nbformat: 4, nbformat_minor: 5, metadata: {language_info: {name: 'python'}}, cells})
}

export function markdownCell(source: string): unknown {
  return {id: 'm', cell_type: 'markdown', metadata: {}, source}
}

export function codeCell(outputs: readonly unknown[], source = 'x', metadata: unknown = {}): unknown {
  return {id: 'c', cell_type: 'code', execution_count: 1, metadata, source, outputs}
}

export function display(mime: string, value: unknown, metadata: unknown = {}): unknown {
  return {output_type: 'display_data', data: {[mime]: value}, metadata}
}
