import {readFileSync} from 'node:fs'
import {parseAttack} from '../../attack/index.ts'
import {nearest} from '../../lint/schemas/nearest.ts'
import type {NamedTechnique} from '../../setup/new-hunt/values.ts'
import {newestAttack, shippedFile} from '../services.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'

/** The techniques that somebody named. One that no new hunt should have is an error with what to take in its place. */
export function techniquesOf(workspace: Workspace, ids: readonly string[]): NamedTechnique[] {
  const {attack, settings} = workspace.services
  return [...new Set(ids)].map(id => {
    const technique = attack.technique(id)
    if (!technique && settings.nextAttack?.technique(id)) return {id, name: id}
    if (!technique) throw unknown(workspace, id)
    if (technique.status === 'active') return {id, name: technique.name}
    const last = attack.replacements(id).at(-1)
    const fate =
      technique.status === 'deprecated' ? 'is deprecated' : last ? `was revoked in favour of \`${last.id}\` ${last.name}` : 'was revoked'
    throw new ToolError('TECHNIQUE_GONE', `Expected a technique of ATT&CK ${attack.version}, got \`${id}\`, which ${fate}.`, {
      ...(last?.status === 'active' && {hint: `--technique ${last.id}`}),
    })
  })
}

function unknown({config, services}: Workspace, text: string): ToolError {
  const index = parseAttack(readFileSync(shippedFile(config.attack.version ?? newestAttack), 'utf8'))
  const all =
    typeof index === 'string'
      ? []
      : services.settings.domains.flatMap(domain => index.techniques(domain)).filter(({status}) => status === 'active')
  const named = all.filter(({name}) => name.toUpperCase() === text)
  const near = nearest(
    text,
    all.map(({id}) => id),
  )
  const meant = named.length > 0 ? named.map(({id}) => id) : near === undefined ? [] : [near]
  const names = meant.map(id => `\`${id}\` ${all.find(technique => technique.id === id)?.name ?? ''}`)
  return new ToolError(
    'TECHNIQUE_UNKNOWN',
    `Expected a technique of ATT&CK ${services.attack.version} such as \`T1059.001\`, got \`${text}\`.`,
    {
      ...(names.length > 0 && {hint: `did you mean ${names.join(' or ')}?`}),
    },
  )
}
