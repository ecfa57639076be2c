import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {Target} from '../model/findings.ts'
import {joinBlocks} from './join.ts'

export const markdownTarget: Target = {
  id: 'markdown',
  description: 'a Markdown file with its pictures beside it',
  export: ({stem, blocks, pictures}) => [
    {path: `${stem}.findings.md`, bytes: utf8ToBytes(joinBlocks(blocks.map(({markdown}) => markdown)))},
    ...pictures,
  ],
}
