import {cellMagicOf, isTransparentMagic} from './ipython.ts'

const magicLanguages: ReadonlyMap<string, string> = new Map([
  ['sh', 'bash'],
  ['kql', 'kusto'],
  ['js', 'javascript'],
])

/** The language of a code cell, in lower case: that of its cell magic where it has one that is no wrapper around Python. */
export function cellLanguage(source: string, notebookLanguage: string): string {
  const magic = cellMagicOf(source)
  if (magic === undefined || (isTransparentMagic(magic) && notebookLanguage === 'python')) return notebookLanguage
  const name = magic.toLowerCase()
  return magicLanguages.get(name) ?? name
}
