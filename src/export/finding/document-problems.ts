import type {Findings} from '../../model/findings.ts'
import type {ExportOptions} from '../options.ts'
import {readChannels} from './channels.ts'
import {foreignNames, type PlacedText} from './foreign-names.ts'
import {parametersOf} from './parameters.ts'
import {placeOf} from './run.ts'

/** What keeps a document of one tenant from leaving: another tenant's run, id or name. Of a finding `buildFinding` says it. */
export const documentProblems: NonNullable<ExportOptions['documentProblems']> = (notebook, findings, {facts, knownTags}) => {
  const {tenant, problems} = placeOf(facts, parametersOf(notebook, knownTags), readChannels(notebook.cells, knownTags))
  return [...problems, ...foreignNames(textsOf(findings), facts.tenants, tenant)]
}

function textsOf({stem, title, blocks}: Findings): PlacedText[] {
  const shown = blocks.map(({cell, markdown}) => ({text: markdown, place: 'report', cell}))
  return [{text: stem, place: 'file name'}, {text: title ?? '', place: 'title'}, ...shown]
}
