import type {Output} from '../model/notebook.ts'
import type {KeptOutput} from './select.ts'

/** Adjacent streams of one name are one text: a kernel cuts it where it likes. */
export function joinStreams(outputs: readonly KeptOutput[]): KeptOutput[] {
  const joined: {number: number; output: Output; texts: string[]}[] = []
  for (const {number, output} of outputs) {
    const last = joined.at(-1)
    if (output.kind === 'stream' && last?.output.kind === 'stream' && last.output.name === output.name) last.texts.push(output.text)
    else joined.push({number, output, texts: output.kind === 'stream' ? [output.text] : []})
  }
  return joined.map(({number, output, texts}) => ({number, output: output.kind === 'stream' ? {...output, text: texts.join('')} : output}))
}
