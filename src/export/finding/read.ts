import type {Finding} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {isMap, toPlain} from '../../model/value.ts'
import {parseJson} from '../../parse/json.ts'
import {treeValue} from '../../parse/tree.ts'
import {codeSpan} from '../escape.ts'
import {finding as isFinding} from '../generated/finding-validator.ts'
import {rereadIndicators} from '../indicators/reread.ts'
import type {BuiltFinding} from '../target.ts'
import {plainText} from '../terminal.ts'
import {contradictions} from './consistency.ts'
import {idFault} from './evidence-id.ts'
import {belongs} from './tenancy.ts'
import type {SchemaError, Validator} from './validator.ts'

const validate: Validator = isFinding

const known = 'huntbook.finding/1'

/** More than that say nothing new. */
const mostProblems = 10

/**
 * Reads a `finding.json` back, its indicators in their canonical form. No finding where anything in it is not as the schema has it, not of
 * its tenant, or against its own facts.
 */
export function readFinding(text: string): BuiltFinding {
  const {tree, problems: found} = parseJson(text.replace(/^\ufeff/u, ''))
  const broken = found.filter(({severity}) => severity === 'error').slice(0, mostProblems)
  if (!tree || broken.length > 0) {
    return {problems: broken.map(({rule, message}) => ({rule, severity: 'error', message: plainText(message)}))}
  }
  const value = treeValue(tree)
  const schema = isMap(value) ? value.get('schema') : undefined
  if (schema !== known) {
    const got = typeof schema === 'string' ? codeSpan(plainText(schema).slice(0, 80)) : 'none'
    return problem('finding/version', `Expected a finding of the schema \`${known}\`, got ${got}.`)
  }
  const plain = toPlain(value)
  if (!validate(plain)) return {problems: (validate.errors ?? []).slice(0, mostProblems).map(schemaProblem)}
  // The validator was made from the schema that the type describes.
  const finding = plain as Finding
  const {run, evidence} = finding
  if (evidence.some(({type, id, provider}) => idFault(type, id, provider) !== undefined)) {
    return problem('evidence/bad-id', 'Expected whole ids in the form of their providers in `evidence`, got another one.')
  }
  if (evidence.some(item => !belongs({...item, tenants: [item.tenant]}, run.tenant))) {
    return problem('evidence/foreign-tenant', "Expected evidence of the run's tenant alone, got some of another one.")
  }
  const problems = contradictions(finding)
  if (problems.length > 0) return {problems}
  const indicators = rereadIndicators(finding.indicators)
  return indicators
    ? {finding: {...finding, indicators}, problems: []}
    : problem('finding/indicator', 'Expected indicators of the types that they are said to be, got another one.')
}

function problem(rule: string, message: string): BuiltFinding {
  return {problems: [{rule, severity: 'error', message}]}
}

function schemaProblem({instancePath, keyword, params}: SchemaError): ExportProblem {
  const place = codeSpan(plainText(instancePath === '' ? '/' : instancePath).slice(0, 200))
  const name = (key: string): string => codeSpan(plainText(String(params[key])).slice(0, 80))
  const messages: Readonly<Record<string, () => string>> = {
    required: () => `Expected the key ${name('missingProperty')} at ${place}, got none.`,
    additionalProperties: () => `Unexpected key ${name('additionalProperty')} at ${place}: remove it.`,
    type: () => `Expected a value of the type ${name('type')} at ${place}, got another one.`,
    enum: () => `Expected one of the words of the schema at ${place}, got another value.`,
  }
  const message = Object.hasOwn(messages, keyword) ? messages[keyword]?.() : undefined
  return {
    rule: 'finding/schema',
    severity: 'error',
    message: message ?? `Unexpected value at ${place}: it breaks \`${keyword}\` of the schema.`,
  }
}
