import {isList, isMap, type Value, type ValueMap} from '../../src/model/value.ts'
import {treeValue} from '../../src/parse/tree.ts'
import {parseYaml} from '../../src/parse/yaml.ts'

/**
 * What is wrong with a workflow or an action of GitHub, as sentences. In the spirit of zizmor and actionlint, for where they are not installed:
 * a workflow runs with rights on what strangers propose.
 */
export function workflowProblems(text: string): string[] {
  const workflow = readYaml(text)
  const isAction = workflow.has('runs')
  return [
    ...linesProblems(text),
    ...(isAction ? actionProblems(workflow) : runProblems(workflow)),
    ...stepsOf(workflow).flatMap(stepProblems),
  ]
}

export function readYaml(text: string): ValueMap {
  const {tree, problems} = parseYaml(text, {version: '1.2'})
  const [problem] = problems
  if (problem || !tree) throw new Error(problem?.message ?? 'Expected YAML, got nothing.')
  const value = treeValue(tree)
  if (!isMap(value)) throw new Error('Expected a mapping.')
  return value
}

/** Every step of a workflow or of a composite action. */
export function stepsOf(workflow: ValueMap): ValueMap[] {
  return [...jobsOf(workflow).values(), mapAt(workflow, 'runs')].flatMap(job => listAt(job, 'steps').filter(isMap))
}

export function jobsOf(workflow: ValueMap): ReadonlyMap<string, ValueMap> {
  return new Map([...mapAt(workflow, 'jobs')].map(([name, job]) => [name, isMap(job) ? job : new Map()]))
}

/** What only the text shows: comments are no part of the values. */
function linesProblems(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const at = `line ${index + 1}`
    const uses = /^\s*(?:- )?(?:"uses"|'uses'|uses):\s*(.*)$/u.exec(line)?.[1]
    const isLocal = uses?.startsWith('./') === true
    const isPinned = uses !== undefined && /^[\w.-]+(?:\/[\w.-]+)+@[\da-f]{40} # v\d+\.\d+\.\d+\S*$/u.test(uses)
    const grant = /^\s+[a-z-]+: (?:read|write)\b(.*)$/u.exec(line)?.[1]
    return [
      ...(uses !== undefined && !isLocal && !isPinned
        ? [`${at}: Expected 40 hexadecimal digits and the version as a comment, got \`${uses}\`.`]
        : []),
      ...(grant !== undefined && !/^ # \S/u.test(grant) ? [`${at}: Expected a reason beside the grant.`] : []),
      ...(/\bsecrets:\s*inherit\b/u.test(line) ? [`${at}: Unexpected \`secrets: inherit\`.`] : []),
      ...(/\b(?:pull_request_target|workflow_run)\b/u.test(line.replace(/#.*$/u, '')) ? [`${at}: Unexpected trigger with secrets.`] : []),
      ...(/\b(?:read|write)-all\b/u.test(line) ? [`${at}: Unexpected grant of everything.`] : []),
    ]
  })
}

function runProblems(workflow: ValueMap): string[] {
  const permissions = workflow.get('permissions')
  return [
    ...(isMap(permissions) && permissions.size === 0 ? [] : ['Expected `permissions: {}` at the top.']),
    ...(mapAt(workflow, 'concurrency').has('group') ? [] : ['Expected `concurrency`.']),
    ...[...jobsOf(workflow)].flatMap(([name, job]) => jobProblems(name, job)),
  ]
}

function jobProblems(name: string, job: ValueMap): string[] {
  const images = [job.get('runs-on'), ...listAt(mapAt(mapAt(job, 'strategy'), 'matrix'), 'os')]
  const isTimed = typeof job.get('timeout-minutes') === 'number' || job.has('uses')
  return [
    ...(isTimed ? [] : [`${name}: Expected \`timeout-minutes\`.`]),
    ...(isMap(job.get('permissions')) ? [] : [`${name}: Expected its own \`permissions\`.`]),
    ...images
      .filter(image => typeof image === 'string' && image.endsWith('-latest'))
      .map(image => `${name}: Unexpected image \`${image}\`: name its version.`),
    ...nodeVersions(job)
      .filter(version => !/^\d+\.\d+\.\d+$/u.test(version))
      .map(version => `${name}: Expected an exact version of Node.js, got \`${version}\`.`),
  ]
}

/** Of all steps that install one; those of a matrix in place of its expression. */
function nodeVersions(job: ValueMap): string[] {
  const matrix = mapAt(mapAt(job, 'strategy'), 'matrix')
  return listAt(job, 'steps')
    .filter(isMap)
    .flatMap(step => {
      const version = mapAt(step, 'with').get('node-version')
      if (version === undefined) return []
      const key = /^\$\{\{ matrix\.(\w+) \}\}$/u.exec(String(version))?.[1]
      if (key === undefined) return [String(version)]
      const included = listAt(matrix, 'include')
        .filter(isMap)
        .map(entry => entry.get(key))
      return [...listAt(matrix, key), ...included].filter(value => value !== undefined).map(String)
    })
}

function actionProblems(action: ValueMap): string[] {
  const using = mapAt(action, 'runs').get('using')
  return ['node24', 'composite'].includes(String(using)) ? [] : [`Expected node24, got \`${String(using)}\`.`]
}

function stepProblems(step: ValueMap): string[] {
  const [uses, run, options] = [step.get('uses'), step.get('run'), mapAt(step, 'with')]
  const isCheckout = typeof uses === 'string' && uses.startsWith('actions/checkout@')
  const loose = typeof run === 'string' ? unpinnedTools(run) : []
  return [
    ...(isCheckout && options.get('persist-credentials') !== false ? ['Expected `persist-credentials: false`.'] : []),
    ...(typeof run === 'string' && run.includes('${{') ? [`Unexpected expression in \`run\`: hand it over in \`env\`. ${run}`] : []),
    ...loose.map(command => `Unexpected tool without a version: \`${command}\`.`),
  ]
}

/** Commands that fetch whatever is newest. */
function unpinnedTools(run: string): string[] {
  const commands = run.split(/[\n;|]|&&/u).map(command => command.trim())
  return commands.filter(command => {
    if (/^npx /u.test(command)) return !/^npx (?:--no-install |--no )/u.test(command)
    if (/^npm (?:i|install|add)\b/u.test(command)) return true
    return /^(?:pipx?|uv) install\b/u.test(command) && !command.includes('==') && !command.includes('--require-hashes')
  })
}

function mapAt(map: ValueMap, key: string): ValueMap {
  const value = map.get(key)
  return isMap(value) ? value : new Map()
}

function listAt(map: ValueMap, key: string): readonly Value[] {
  const value = map.get(key)
  return isList(value) ? value : []
}
