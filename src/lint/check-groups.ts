/** The groups that `check` adds to what `lint` runs: they are about files and the repository more than about what an author writes. */
const checkGroups: readonly string[] = ['format', 'pair', 'repo']

export function isCheckRule(id: string): boolean {
  return checkGroups.includes(id.slice(0, id.indexOf('/')))
}

/** The groups that run on both halves of a pair: of the half that is made of the other, all else is said there. */
export function isForMirrors(id: string): boolean {
  return id.startsWith('format/') || id.startsWith('security/')
}
