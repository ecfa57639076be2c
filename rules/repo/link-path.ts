/** The path from the root that a link leads to from a folder, which is empty or ends with `/`; `undefined` where it leads out. */
export function resolveLink(folder: string, link: string): string | undefined {
  const parts: string[] = []
  for (const part of (link.startsWith('/') ? link : folder + link).split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** The link from a folder to a path from the root. */
export function linkTo(folder: string, path: string): string {
  const [from, to] = [folder.split('/').slice(0, -1), path.split('/')]
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

/** A path or a name as the target of a link, in Markdown and in HTML alike. */
export function encodeLink(text: string): string {
  return encodeURI(text).replace(/[#?&$'()*]/gu, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The text without percent signs; as it is where they stand for no text. */
export function decodeLink(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
