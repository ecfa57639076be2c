/** Actions of others that templates use, each with the commit of a release. Tags can be moved, commits cannot. */
const actions = {
  checkout: ['actions/checkout', '08c6903cd8c0fde910a37f88322edcfb5dd907a8', 'v5.0.0'],
  'setup-node': ['actions/setup-node', 'a0853c24544627f65ddf259abe73b1d18a591444', 'v5.0.0'],
  'upload-artifact': ['actions/upload-artifact', 'b7c566a772e6b6bfb58ed0dc250532a479d7789f', 'v6.0.0'],
  'download-artifact': ['actions/download-artifact', '37930b1c2abaa49bbe596cd826c3c89aef350131', 'v7.0.0'],
  'upload-sarif': ['github/codeql-action/upload-sarif', '8aad20d150bbac5944a9f9d289da16a4b0d87c1e', 'v4.36.2'],
} as const satisfies Readonly<Record<string, readonly [name: string, commit: string, version: string]>>

/** What stands behind `uses:`. */
export function pinned(action: keyof typeof actions): string {
  const [name, commit, version] = actions[action]
  return `${name}@${commit} # ${version}`
}

/** The Node.js that workflows run huntbook with. */
export const nodeVersion = '22.22.0'

/** The same as an image. Not the slim one: it has no git, which `--since` needs. */
export const nodeImage: string = `node:${nodeVersion}-bookworm@sha256:20a424ecd1d2064a44e12fe287bf3dae443aab31dc5e0c0cb6c74bef9c78911c`
