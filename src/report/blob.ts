import type {Report} from '../model/report.ts'
import {jsonLine} from './json-text.ts'

/**
 * One part of a run, for `check --merge`. A run that could not begin leaves a blob that says so and that no merge takes: one of an earlier
 * run in its place would.
 */
export function blob({blob: made, version, errors}: Report): string {
  return jsonLine(made ?? {kind: 'huntbook-blob', version: 1, tool: {name: 'huntbook', version}, errors})
}
