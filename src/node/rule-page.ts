import {rules as shipped} from '../../rules/index.ts'
import type {ActiveRule} from '../lint/context.ts'

const ids = new Set(shipped.map(({meta}) => meta.id))

/** A rule of a team with the address of its page: that of the team's pages, and its id. */
export function withPage(active: ActiveRule, docsUrl: string | undefined): ActiveRule {
  const {id} = active.rule.meta
  return docsUrl === undefined || ids.has(id) ? active : {...active, url: `${docsUrl.replace(/\/+$/u, '')}/${id}`}
}
