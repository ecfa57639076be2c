import {readDenyList} from './entries.ts'
import {expressionFinder} from './expressions.ts'
import {type Find, wordFinder} from './words.ts'

/** Finds every entry of a list, words before expressions. Each finder goes through the text in its order. */
export function denyFinders(list: string): readonly Find[] {
  const {words, expressions} = readDenyList(list)
  return [wordFinder(words), expressionFinder(expressions)]
}
