/** A path for an address: every byte that has a meaning there, or none, is `%XX`. Slashes stay. */
export function encodePath(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .map(part => encodeURIComponent(part).replace(/[!'()*]/gu, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`))
    .join('/')
}
