/**
 * A value as JSON, for all formats that are JSON. Characters that a terminal, a log viewer or a CI runner would act on are escaped:
 * the value stays the same. So are those without weight, which a runner skips when it looks for a command.
 */
export function jsonText(value: unknown): string {
  return sanitised(JSON.stringify(value, undefined, 1))
}

/** The same on one line: for programs alone, where there is much of it. */
export function jsonLine(value: unknown): string {
  return sanitised(JSON.stringify(value))
}

function sanitised(json: string): string {
  const text = json
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, character =>
      character === '\n' ? character : escapeUnits(character),
    )
    .replaceAll('##[', '##\\u005b')
    .replaceAll('##vso[', '##vso\\u005b')
  return `${text}\n`
}

function escapeUnits(character: string): string {
  return Array.from({length: character.length}, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}
