import type {Given, NewOptions} from './options.ts'
import {listOf, readTechniques} from './options.ts'
import type {Required} from './required.ts'

const questions: Readonly<Record<Required['name'], string>> = {
  description: 'What does it find, in a sentence or two? ',
  techniques: 'Which ATT&CK techniques, such as T1543.003 T1059? ',
  data_sources: 'Which data sources, with commas between them? ',
}

/** Asks for what is missing, where there is somebody to ask. What is not answered stays missing. */
export async function askFor(missing: readonly Required[], given: Given, ask: NewOptions['ask']): Promise<Given> {
  let settled = given
  for (const {name} of ask ? missing : []) {
    const answer = (await ask?.(questions[name]))?.trim() ?? ''
    if (answer !== '') settled = {...settled, ...answered(name, answer)}
  }
  return settled
}

function answered(name: Required['name'], answer: string): Partial<Given> {
  if (name === 'description') return {description: answer}
  if (name === 'techniques') return {techniques: readTechniques(listOf(answer, /[\s,]+/u))}
  return {dataSources: listOf(answer, /\s*,\s*/u)}
}
