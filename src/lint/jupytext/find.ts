import type {JupytextConfig} from '../../model/jupytext.ts'
import {utf8Text} from '../../parse/utf8.ts'
import {readJupytext} from './read.ts'

const names = ['jupytext', 'jupytext.toml', 'jupytext.yml', 'jupytext.yaml', 'jupytext.json']

/** Names of jupytext's configuration, in the order in which jupytext looks for them (`find_jupytext_configuration_file` in its `config.py`). */
export const jupytextFiles: readonly string[] = [...names, ...names.map(name => `.${name}`), '.jupytext.py', 'pyproject.toml']

/**
 * Finds the configuration of jupytext for a file: the first one in its folder, or in the nearest folder above it that has one, up to
 * the root. `read` reads a file by its path from the root.
 */
export function jupytextFinder(read: (path: string) => Uint8Array | undefined): (path: string) => JupytextConfig | undefined {
  const known = new Map<string, JupytextConfig | undefined>()
  const find = (path: string): JupytextConfig | undefined => {
    const slash = path.lastIndexOf('/')
    const folder = path.slice(0, slash + 1)
    if (!known.has(folder)) known.set(folder, findIn(folder, read) ?? (slash === -1 ? undefined : find(path.slice(0, slash))))
    return known.get(folder)
  }
  return find
}

function findIn(folder: string, read: (path: string) => Uint8Array | undefined): JupytextConfig | undefined {
  for (const name of jupytextFiles) {
    const path = folder + name
    const bytes = read(path)
    const text = bytes && utf8Text(bytes)
    const config = text === undefined ? undefined : readJupytext({path, text: text.replace(/^\ufeff/u, '')})
    if (config) return config
  }
  return undefined
}
