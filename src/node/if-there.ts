/** What the disk says of a file, or `undefined` where there is none or none can be: whoever writes it finds out why. */
export function ifThere<Answer>(look: () => Answer): Answer | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
