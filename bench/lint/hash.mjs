// What it takes to look at every file of a catalog: its size and times, and a hash of its bytes.
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {argv} from 'node:process'

for (const path of readdirSync(join(argv[2], 'hunts'), {recursive: true})) {
  const file = join(argv[2], 'hunts', path)
  if (statSync(file).isFile()) createHash('sha256').update(readFileSync(file)).digest('hex')
}
