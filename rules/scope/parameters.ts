/** What a run is limited to. */
export type Scope = 'tenant' | 'region' | 'period'

const parts: Readonly<Record<Scope, readonly string[]>> = {
  tenant: ['tenant', 'customer'],
  region: ['region', 'environment'],
  period: [
    'start',
    'end',
    'starttime',
    'endtime',
    'earliest',
    'latest',
    'since',
    'until',
    'lookback',
    'window',
    'days',
    'hours',
    'time',
    'period',
  ],
}

/** The first parameter that a name says is for the scope. */
export function parameterFor(scope: Scope, names: readonly string[]): string | undefined {
  return names.find(name =>
    name
      .toLowerCase()
      .split('_')
      .some(part => parts[scope].includes(part)),
  )
}

const keys = new Set([
  'tenant',
  'tenantid',
  'workspace',
  'workspaceid',
  'workspacename',
  'subscriptionid',
  'resourcegroup',
  'region',
  'customerid',
])

/** Whether a key, argument or variable of that name holds a scope. */
export function isScopeKey(key: string): boolean {
  return keys.has(bare(key))
}

/** The first parameter whose name holds the key, or is held by it. */
export function parameterOfKey(key: string, names: readonly string[]): string | undefined {
  return names.find(name => bare(name).includes(bare(key)) || (bare(name).length > 4 && bare(key).includes(bare(name))))
}

/** Names differ in letter case and `_` alone from tool to tool. */
function bare(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}
