/** Units that a value has at least, where only its name says that it is a secret. */
export const shortest = 12

/** Whether a value is one, and no place for it or where it comes from. */
export function isLiteral(value: string): boolean {
  if (
    /^(?:os\.(?:environ|getenv)|getpass|self\.|config\.|settings\.|args\.|keyring\.|%|\$\(|\$env:|@(?:config|resolve|from):)/u.test(value)
  )
    return false
  // An address is no secret by itself; what it may hold is found by other rules.
  return !standsForValue(value) && !/^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s?#@]*$/iu.test(value)
}

/** `<password>`, `${PASSWORD}`, `{{ password }}`, `$PASSWORD`: where a value goes. */
export function standsForValue(value: string): boolean {
  const text = value.trim()
  return text === '' || /^(?:<[^<>]*>|\$\{[^{}]*\}|\{\{?[^{}]*\}?\}|\$[A-Z_]+|%\w+%)$/u.test(text)
}

/** Whether a literal is no word, name, path, time or address: asked where what stands around it may be a sentence or a table. */
export function isRandom(value: string): boolean {
  if (value.length < shortest || /[\s\uFFFC]/u.test(value) || !isLiteral(value)) return false
  if (/^(?:[A-Za-z]:)?[\\/]|^\d{4}-\d\d-\d\d|^S-1-|^!?\[|:\/\/|%%/u.test(value)) return false
  const kinds = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^\w.,:/\\-]/u].filter(kind => kind.test(value)).length
  const digitRuns = value.match(/\d+/gu)?.length ?? 0
  return kinds >= 3 || (digitRuns >= 3 && /[a-z]/iu.test(value)) || /^(?:[a-z]{18,}|[A-Z]{18,})$/u.test(value)
}
