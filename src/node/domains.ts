import {rulesFor} from '../lint/config/resolve.ts'
import type {Services} from '../lint/context.ts'
import {attackDomains} from '../model/attack.ts'
import type {Workspace} from './workspace.ts'

/**
 * What rules may ask about one file: its matrices of ATT&CK are those that the option of `attack/domain` names there. Where that rule is
 * off no matrix is foreign, so that the others speak about the ids of all of them.
 */
export function servicesFor({config, rules, services}: Pick<Workspace, 'config' | 'rules' | 'services'>, path: string): Services {
  const [rule] = rulesFor(
    config,
    rules.filter(({meta}) => meta.id === 'attack/domain'),
    path,
  )
  const named = rule?.options.domains
  const ofTeam = attackDomains.filter(domain => Array.isArray(named) && named.includes(domain))
  const domains = rule ? (ofTeam.length > 0 ? ofTeam : services.settings.domains) : attackDomains
  return {...services, settings: {...services.settings, domains}}
}
