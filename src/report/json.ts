import type {Diagnostic, Severity} from '../model/diagnostic.ts'
import type {Report} from '../model/report.ts'

/** For programs: `schemas/report.schema.json`. The same findings give the same bytes: no times, no absolute paths. */
export function json(report: Report): string {
  const {version, exitCode, notebooks, skipped, diagnostics, errors, fixed = []} = report
  const texts = fixed.flatMap(({path, change}) => (change ? [[path, change.after] as const] : []))
  const count = (severity: Severity): number => diagnostics.filter(diagnostic => diagnostic.severity === severity).length
  const text = JSON.stringify(
    {
      version: 1,
      tool: {name: 'huntbook', version},
      summary: {
        exitCode,
        notebooks,
        skipped,
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        fixable: diagnostics.filter(({fix}) => fix?.kind === 'safe').length,
        // The shape is that of later versions too, which have suppressions and a baseline.
        suppressed: 0,
        baselined: 0,
      },
      diagnostics: diagnostics.map(plain),
      errors,
      ...(texts.length > 0 && {fixed: Object.fromEntries(texts)}),
    },
    undefined,
    1,
  )
  return `${escapeJson(text)}\n`
}

function plain({rule, severity, message, path, range, cell, fingerprint, url, fix, related}: Diagnostic): object {
  return {rule, severity, message, path, range, cell, fingerprint, url, fix, related}
}

/** The same values, without a character that a terminal, a log viewer or a CI runner would act on. */
function escapeJson(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, character => (character === '\n' ? character : escapeUnits(character)))
    .replaceAll('##[', '##\\u005b')
    .replaceAll('##vso[', '##vso\\u005b')
}

function escapeUnits(character: string): string {
  return Array.from({length: character.length}, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}
