import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {compare} from '../../lint/order.ts'
import {maxPackFileBytes} from '../../model/limits.ts'
import {digestOf} from '../digest.ts'
import {fromRoot} from '../paths.ts'
import {readWhole} from '../regular-file.ts'
import type {FoundPack} from './find.ts'

/** Stands for the content of the folders of packs, and of every module that their rules brought in. */
export function digestOfPacks(found: readonly FoundPack[], read: readonly string[], root: string): string {
  const files = new Set([...found.flatMap(({folder}) => filesBelow(folder)), ...read])
  const contents = [...files].map(file => [fromRoot(root, file), digestOf(bytesOf(file))] as const)
  const names = found.map(({name, folder}) => [name, fromRoot(root, folder)])
  return digestOf(JSON.stringify([names, contents.sort(([a], [b]) => compare(a, b))]))
}

function filesBelow(folder: string): string[] {
  const found: string[] = []
  const folders = [folder]
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of readdirSync(next, {withFileTypes: true})) {
      // What is installed there is named by what it is loaded by.
      if (entry.name === 'node_modules' || entry.name === '.git') continue
      const path = join(next, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else found.push(path)
    }
  }
  return found
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readWhole(file, maxPackFileBytes)
  } catch {
    return undefined
  }
}
