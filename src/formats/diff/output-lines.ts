import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {CodeCell, Output} from '../../model/notebook.ts'
import {printPythonJson, sortKeys} from '../../parse/json-print.ts'

/**
 * The outputs of a cell as comments of MyST, one line each: what it is, its size and a digest. Numbers of executions do not count, so a cell that
 * ran again with the same result shows no difference.
 */
export function outputLines({outputs}: CodeCell): string[] {
  return outputs.map(output => {
    const bytes = utf8ToBytes(printPythonJson(sortKeys(withoutCount(output))))
    return `% output: ${kindOf(output)}, ${bytes.length} bytes, ${bytesToHex(sha256(bytes)).slice(0, 12)}`
  })
}

function kindOf(output: Output): string {
  if (output.kind === 'stream') return `stream ${oneLine(output.name)}`
  if (output.kind === 'error') return `error ${oneLine(output.name)}`
  const type = output.json.get('output_type')
  const mimes = [...output.data.keys()].map(oneLine)
  return [typeof type === 'string' ? oneLine(type) : 'output', ...(mimes.length > 0 ? [mimes.join(' + ')] : [])].join(' ')
}

function withoutCount({json}: Output): Output['json'] {
  return json.has('execution_count') ? new Map([...json].filter(([key]) => key !== 'execution_count')) : json
}

/** A name of the notebook's, in which a line must not end, and of which a part will do. */
function oneLine(name: string): string {
  return name.replaceAll(/\s+/gu, ' ').slice(0, 80)
}
