/** Stands at the head of every file that `init` writes and that can hold a comment: what a person wrote is never replaced. */
export const marker = 'Written by `huntbook init`'

/** Whether a text is one that `init` wrote, whatever was changed in it since. */
export function isOurs(text: string): boolean {
  const head = text.slice(0, 1000)
  return head.includes(marker) || head.includes('"$id": "urn:huntbook:schema:')
}
