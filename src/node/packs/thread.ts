import {parentPort, workerData} from 'node:worker_threads'
import {rules as shipped} from '../../../rules/index.ts'
import {catalogOutcomes, startAll} from '../../lint/catalog.ts'
import type {ActiveRule} from '../../lint/context.ts'
import {runRules} from '../../lint/engine.ts'
import {type Outcome, type Watch, wordsOf} from '../../lint/run-rule.ts'
import {blockOf, viewOf} from '../../lint/views.ts'
import type {Rule} from '../../model/rule.ts'
import {ignoredIn} from '../ignore.ts'
import {listen} from '../lint/asked.ts'
import {questionsOf, withBase} from '../lint/linter.ts'
import {loadServices} from '../services.ts'
import {type HuntingSchemaOf, loadTeamSchemas} from '../team-schemas.ts'
import {problemOf, ToolError} from '../tool-error.ts'
import {parseFile, readingOf, type Workspace} from '../workspace.ts'
import {type Calls, countCalls} from './calls.ts'
import {lateMessage} from './limits.ts'
import {loadRules} from './load.ts'
import {lock} from './lock.ts'
import {redirectOutput} from './output.ts'
import type {Answer, AskedRule, Linted, LintRequest, Printed, Request, ThreadData} from './protocol.ts'

/** What a pack thread does, from its start to its end. */
export async function runPackThread(): Promise<void> {
  // Pack threads are started by `startThread` alone.
  const data = workerData as ThreadData
  const answer = (said: Answer): void => parentPort?.postMessage(said)
  const calls = countCalls(data.calls)
  redirectOutput(text => parentPort?.postMessage({kind: 'printed', text} satisfies Printed))
  let rules: readonly Rule[]
  try {
    const loaded = await loadRules(data.files, calls)
    rules = loaded.rules
    answer({kind: 'loaded', metas: loaded.metas, read: loaded.read})
  } catch (error) {
    answer(error instanceof ToolError ? {kind: 'failed', ...problemOf(error)} : {kind: 'broken', message: wordsOf(error)})
    return
  }
  let opened: Promise<Catalog> | undefined
  const respond = async (request: Request): Promise<Answer> => {
    opened ??= openCatalog(data, rules)
    return respondTo(request, {catalog: await opened, rules, calls, limits: data.config.limits})
  }
  parentPort?.on('message', (request: Request) => {
    respond(request).then(answer, error => answer({kind: 'broken', message: wordsOf(error)}))
  })
}

interface Catalog {
  readonly workspace: Workspace
  readonly schemaOf: HuntingSchemaOf
}

/** The services of the run, opened anew from plain data. */
async function openCatalog({cwd, root, configRoot, config, since, event}: ThreadData, rules: readonly Rule[]): Promise<Catalog> {
  const catalog = {cwd, root, configRoot, config, ignored: ignoredIn(configRoot, config), rules: [...shipped, ...rules]}
  const services = loadServices(catalog)
  lock(services.settings)
  const plain: Workspace = {...catalog, services, isConfigured: true, configFiles: [], origins: []}
  const workspace = await withBase(plain, {...(since !== undefined && {since}), ...(event !== undefined && {event})})
  return {workspace, schemaOf: await loadTeamSchemas(workspace)}
}

interface Given {
  readonly catalog: Catalog
  readonly rules: readonly Rule[]
  readonly calls: Calls
  readonly limits: ThreadData['config']['limits']
}

async function respondTo(request: Request, given: Given): Promise<Answer> {
  if (request.kind === 'lint') return lint(request, given)
  const {services} = given.catalog.workspace
  const watch = watchOver(request.rules, given, 'catalogMs')
  const running = startAll(activeOf(request.rules, given.rules), {services, watch: watch.watch})
  if (request.kind === 'catalog') return {kind: 'catalog', outcomes: catalogOutcomes(running, request.entries)}
  // What fails without a notebook is found with each notebook too.
  const failures = running.flatMap(({active, visitors}): Outcome[] => (visitors.pair ? [noPairs(active)] : []))
  return {kind: 'probed', catalog: running.filter(({visitors}) => visitors.catalog).map(({active}) => active.rule.meta.id), failures}
}

function noPairs({rule}: ActiveRule): Outcome {
  return {
    reports: [],
    failure: {rule: 'rule/crash', message: `Unexpected visitor \`pair\` of \`${rule.meta.id}\`: pairs are not shown to packs.`},
  }
}

async function lint({path, text, isHunt, rules, isListening}: LintRequest, given: Given): Promise<Linted> {
  const {workspace, schemaOf} = given.catalog
  const source = parseFile(path, {text, bom: false, bytes: new Uint8Array()}, readingOf(workspace))?.source
  const heard = isListening ? listen({workspace}, path) : undefined
  const {services, readSide} = heard?.questions ?? questionsOf({workspace}, path)
  const view = source && viewOf(source, {aliases: workspace.config.aliases, readSide})
  if (!view) return {kind: 'linted', diagnostics: [], late: [], asked: []}
  const {watch, late} = watchOver(rules, given, 'ruleMs')
  const found = await runRules({
    source,
    view,
    rules: activeOf(rules, given.rules),
    isHunt,
    block: blockOf(view, schemaOf(path)),
    services,
    watch,
    protect: lock,
  })
  const diagnostics = found.filter(({rule}) => rule !== 'rule/timeout')
  return {kind: 'linted', diagnostics, late: [...late], asked: heard?.asked() ?? []}
}

function activeOf(asked: readonly AskedRule[], rules: readonly Rule[]): ActiveRule[] {
  return asked.flatMap(({id, ...rest}) => {
    const rule = rules.find(({meta}) => meta.id === id)
    return rule ? [{rule, ...rest}] : []
  })
}

/** Adds up what each rule takes. A single call that does not end is seen from outside. */
function watchOver(asked: readonly AskedRule[], {calls, limits}: Given, limit: 'ruleMs' | 'catalogMs'): {watch: Watch; late: Set<string>} {
  const indexes = new Map(asked.map(({id}, index) => [id, index]))
  const taken = new Map<string, number>()
  const late = new Set<string>()
  const watch: Watch = (id, part) => {
    const start = performance.now()
    const result = calls.call(indexes.get(id) ?? 0, part)
    const all = (taken.get(id) ?? 0) + performance.now() - start
    taken.set(id, all)
    if (all <= limits[limit]) return {result}
    late.add(id)
    return {result, late: lateMessage(id, limits, limit)}
  }
  return {watch, late}
}
