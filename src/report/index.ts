import type {Reporter} from '../model/report.ts'
import {json} from './json.ts'
import {pretty} from './pretty.ts'

/** Every format of reports, by the name that `--format` takes. */
export const reporters: Readonly<Record<ReportFormat, Reporter>> = {json, pretty}

export type ReportFormat = 'json' | 'pretty'
