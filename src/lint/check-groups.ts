/** The groups that `check` adds to what `lint` runs: they are about files and the repository more than about what an author writes. */
const checkGroups: readonly string[] = ['format', 'pair', 'repo']

export function isCheckRule(id: string): boolean {
  return checkGroups.includes(id.slice(0, id.indexOf('/')))
}
