/** How people of a repository start huntbook there: what messages tell them to run is to be copied. */
export function commandName({isInstalled}: {readonly isInstalled: boolean}): string {
  return isInstalled ? 'npx huntbook' : 'huntbook'
}
