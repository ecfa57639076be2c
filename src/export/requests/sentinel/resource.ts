import type {Finding} from '../../../model/finding.ts'
import {uuid5} from '../../uuid5.ts'
import {jsonHeaders, type RequestDraft} from '../request.ts'

const workspace =
  '/subscriptions/{sentinel.subscriptionId}/resourceGroups/{sentinel.resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/{sentinel.workspace}'

/** A resource of Sentinel as Azure names it. `path` is below the provider. */
export function resourceId(path: string): string {
  return `${workspace}/providers/Microsoft.SecurityInsights/${path}`
}

/** The id of a resource of a finding: sending twice writes it twice, and makes one. */
export function guidOf({id}: Finding, name: string): string {
  return uuid5(`sentinel:${id}:${name}`)
}

/** Hunts exist in a preview of the API only. */
export type ApiVersion = '2025-09-01' | '2024-04-01-preview'

/** Writes one resource. */
export function put(
  name: string,
  path: string,
  {properties, version = '2025-09-01'}: {properties: unknown; version?: ApiVersion},
): RequestDraft {
  const url = `https://management.azure.com${resourceId(path)}?api-version=${version}`
  return {name, method: 'PUT', url, headers: jsonHeaders, body: {properties}}
}
