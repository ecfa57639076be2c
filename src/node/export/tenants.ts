import {readTenantList} from '../../export/finding/tenant-list.ts'
import type {Tenant} from '../../export/index.ts'
import {readUtf8} from '../config.ts'
import {ToolError} from '../tool-error.ts'

/** The tenants of a list, which messages call by its name. */
export function readTenants(file: string, name: string): readonly Tenant[] {
  const tenants = readTenantList(readUtf8(file, name))
  if (!('message' in tenants)) return tenants
  const {message, ...more} = tenants
  throw new ToolError('TENANTS_INVALID', `${name}: ${message}`, more)
}
