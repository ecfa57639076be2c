import type {Value} from '../../model/value.ts'
import {parseJson} from '../../parse/json.ts'
import {treeValue} from '../../parse/tree.ts'

/** JSON as VS Code takes it, with comments and commas behind last items. `undefined` where it cannot be read. */
export function readCommentedJson(text: string): Value | undefined {
  const {tree} = parseJson(text.replace(comment, '$<text>').replace(lastComma, '$<text>'))
  return tree && treeValue(tree)
}

// What is not closed goes to the end of the file: to look for its end from each start would take quadratic time.
const comment = /(?<text>"(?:[^"\\]|\\.)*"?)|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/gsu
const lastComma = /(?<text>"(?:[^"\\]|\\.)*"?)|,(?=\s*[}\]])/gsu
