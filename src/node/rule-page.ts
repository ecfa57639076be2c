import {rules as shipped} from '../../rules/index.ts'
import type {ActiveRule} from '../lint/context.ts'

const ids = new Set(shipped.map(({meta}) => meta.id))

/** A rule of a team with the address of its page: that of the team's pages, and its id. */
export function withPage(active: ActiveRule, docsUrl: string | undefined): ActiveRule {
  const url = pageUrl(active.rule.meta.id, docsUrl)
  return url === undefined ? active : {...active, url}
}

/** Where the page of a rule of a team is. */
export function pageUrl(id: string, docsUrl: string | undefined): string | undefined {
  return docsUrl === undefined || ids.has(id) ? undefined : `${docsUrl.replace(/\/+$/u, '')}/${id}`
}
