import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex} from '@noble/hashes/utils.js'
import type {Attachment, Finding} from '../../model/finding.ts'
import type {ExportProblem, Findings, Picture} from '../../model/findings.ts'
import {utf8Text} from '../../parse/utf8.ts'
import {collectIndicators, indicatorProblems} from '../indicators/collect.ts'
import {defangFinding} from '../indicators/defang-finding.ts'
import {markdownTarget} from '../markdown-target.ts'
import type {ExportOptions} from '../options.ts'
import {redactFinding} from '../redact/finding.ts'
import type {BuildFinding} from '../target.ts'
import {plainText} from '../terminal.ts'
import {uuid5} from '../uuid5.ts'
import {readChannels} from './channels.ts'
import {executionOf} from './execution.ts'
import {foreignNames} from './foreign-names.ts'
import {parametersOf, plainParameters, windowIn} from './parameters.ts'
import {procedureOf, titleOf} from './procedure.ts'
import {queriesOf} from './queries.ts'
import {placeOf, runId, runOf} from './run.ts'
import {findingSections} from './sections.ts'
import {overridden, statusOf} from './status.ts'
import {acceptEvidence, foreignFacts} from './tenancy.ts'
import {channelTexts, placedTexts} from './texts.ts'

/** Makes the neutral finding of a notebook. No finding where its evidence is in doubt. */
export const buildFinding: BuildFinding = ({notebook, selection, findings, redactor}, options) => {
  const {facts} = options
  const channels = readChannels(notebook.cells, options.knownTags)
  const parameters = parametersOf(notebook, options.knownTags)
  const place = placeOf(facts, parameters, channels)
  const execution = executionOf(notebook, selection)
  const {evidence, problems: foreign} = acceptEvidence(channels.claims, place.tenant)
  const queries = queriesOf(channels.queries)
  const title = titleOf(findings.title, findings.stem)
  const {procedure, problems: unnamed} = procedureOf(notebook, title, options)
  const derived = statusOf({run: execution.state, queries, evidence: evidence.length, cellErrors: execution.cellErrors})
  const {status, override, problem} = overridden(derived, facts.status, facts.overrideReason)
  const run = runOf(facts, runId({procedure: procedure.id, place, execution, queries, evidence}), {place, execution})
  const window = facts.window ?? windowIn(parameters)
  const told: Finding = {
    schema: 'huntbook.finding/1',
    id: uuid5(`finding:${procedure.id}:${run.tenant}:${run.environment}:${run.id}`),
    ...status,
    ...(override && {override}),
    title,
    severity: facts.severity ?? (status.status === 'findings' ? 'medium' : 'informational'),
    tlp: facts.tlp ?? 'amber',
    procedure,
    run: {...run, ...(facts.includeParameters && {parameters: plainParameters(parameters)})},
    ...(window && {window}),
    ...(facts.assignee !== undefined && {assignee: plainText(facts.assignee)}),
    queries,
    evidence,
    indicators: collectIndicators(findings.blocks, channels.indicators, facts.allowList),
    sections: findingSections(findings.sections),
    key_findings: markdownOf(findings, options),
    attachments: findings.pictures.map(attachmentOf),
    redactions: [],
    errors: execution.errors,
  }
  const {finding, problems: changed} = redactFinding(told, redactor)
  const problems = [
    ...channels.problems,
    ...indicatorProblems(channels.indicators),
    ...place.problems,
    ...foreign,
    ...foreignFacts(channels, place.tenant),
    ...unnamed,
    ...changed,
    ...skippedProblem(execution.skipped),
    ...(problem ? [problem] : []),
    ...foreignNames(placedTexts(finding, findings.blocks), facts.tenants, run.tenant),
  ]
  const refused = problems.some(({severity}) => severity === 'error')
  return {
    ...(!refused && {finding: options.defang ? defangFinding(finding) : finding}),
    told: channelTexts(finding),
    problems: onceEach(problems),
  }
}

/** The bytes of the Markdown target, whatever limits its file has. */
function markdownOf(findings: Findings, options: ExportOptions): string {
  const whole = {...options, embedImages: false, split: false, maxBytes: Number.POSITIVE_INFINITY}
  const [file] = markdownTarget.export(findings, whole).files
  return (file && utf8Text(file.bytes)) ?? ''
}

const mediaTypes = new Map([
  ['jpg', 'image/jpeg'],
  ['svg', 'image/svg+xml'],
])

function attachmentOf({path, bytes, alt}: Picture): Attachment {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  const media_type = mediaTypes.get(extension) ?? `image/${extension}`
  return {name: path, media_type, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)), alt}
}

function skippedProblem(cells: readonly number[]): ExportProblem[] {
  if (cells.length === 0) return []
  const named = cells.slice(0, 10).join(', ')
  const message = `Expected every code cell to be executed, got ${cells.length} that were not (${named}${cells.length > 10 ? ', …' : ''}): the run counts as failed.`
  return [{rule: 'finding/run', severity: 'warning', message}]
}

/** A thousand foreign ids of a cell are one problem. */
function onceEach(problems: readonly ExportProblem[]): ExportProblem[] {
  return [...new Map(problems.map(problem => [`${problem.cell} ${problem.rule} ${problem.message}`, problem])).values()]
}
