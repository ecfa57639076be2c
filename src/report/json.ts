import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report} from '../model/report.ts'
import {countBySeverity} from './count.ts'
import {jsonText} from './json-text.ts'

/** For programs: `schemas/report.schema.json`. The same findings give the same bytes: no times, no absolute paths. */
export function json(report: Report): string {
  const {version, exitCode, notebooks, skipped, diagnostics, suppressed = 0, baselined = 0, errors, fixed = []} = report
  const count = countBySeverity(diagnostics)
  const texts = fixed.flatMap(({path, change}) => (change ? [[path, change.after] as const] : []))
  return jsonText({
    version: 1,
    tool: {name: 'huntbook', version},
    summary: {
      exitCode,
      notebooks,
      skipped,
      errors: count.error,
      warnings: count.warning,
      infos: count.info,
      fixable: diagnostics.filter(({fix}) => fix?.kind === 'safe').length,
      suppressed,
      baselined,
    },
    diagnostics: diagnostics.map(plain),
    errors,
    ...(texts.length > 0 && {fixed: Object.fromEntries(texts)}),
  })
}

function plain({rule, severity, message, path, range, cell, fingerprint, url, fix, related}: Diagnostic): object {
  // Where it is in the metadata is told by the range.
  const places = related?.map(({message: text, path: file, range: at, cell: of}) => ({message: text, path: file, range: at, cell: of}))
  return {rule, severity, message, path, range, cell, fingerprint, url, fix, related: places}
}
