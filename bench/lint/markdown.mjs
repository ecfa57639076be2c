// What remark-parse alone needs for the Markdown cells of a catalog, on one thread.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {argv} from 'node:process'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).freeze()
for (const path of readdirSync(join(argv[2], 'hunts'), {recursive: true})) {
  if (!path.endsWith('.md')) continue
  const text = readFileSync(join(argv[2], 'hunts', path), 'utf8').replace(/^---\n.*?\n---\n/su, '')
  // Cells begin at a fence of code or at a line `+++`, in the hunts of the benchmark nowhere else.
  for (const cell of text.replace(/^```\{code-cell\}.*?^```$/gmsu, '+++').split(/^\+\+\+.*$/mu))
    if (cell.trim() !== '') processor.parse(cell)
}
