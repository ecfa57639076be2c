/** Names that Windows gives to devices, and those of files that say something about a folder and hold no hunt. */
const taken = /^(?:con|prn|aux|nul|com\d|lpt\d|readme|index)$/u

/** The name of a hunt's file without its extension, of the slug of its title. A title without a letter or digit of ASCII is called by its id. */
export function huntFileName(slug: string, id: string): string {
  if (slug === '') return `hunt-${id.slice(0, 8)}`
  return taken.test(slug) ? `hunt-${slug}` : slug
}

/** The folder that a glob begins with, from the root; empty for the root itself. */
export function folderOfGlob(glob: string): string {
  const parts = glob.replace(/^\.\//u, '').split('/')
  const first = parts.findIndex(part => /[*?[\]{}!()\\]/u.test(part))
  return parts.slice(0, first === -1 ? parts.length - 1 : first).join('/')
}
