import type {Reporter} from '../model/report.ts'
import {pretty} from './pretty.ts'

/** Every format of reports, by the name that `--format` takes. Each is loaded when it is asked for; most runs ask for `pretty`. */
export const reporters: Readonly<Record<ReportFormat, () => Promise<Reporter>>> = {
  blob: async () => (await import('./blob.ts')).blob,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit.ts')).junit,
  markdown: async () => (await import('./markdown.ts')).markdown,
  pretty: async () => pretty,
  rdjson: async () => (await import('./rdjson.ts')).rdjson,
  sarif: async () => (await import('./sarif.ts')).sarif,
}

export type ReportFormat = 'blob' | 'github' | 'gitlab' | 'json' | 'junit' | 'markdown' | 'pretty' | 'rdjson' | 'sarif'
