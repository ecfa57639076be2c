import {parseAttack} from '../../src/attack/index.ts'
import type {Attack} from '../../src/model/attack.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly status?: 'active' | 'revoked' | 'deprecated'
  readonly replacedBy?: string
  readonly parent?: string
  readonly tactics?: readonly string[]
}

/** An index with a few techniques, in the shape of the shipped one. */
export function attackOf(version: string, {enterprise = [], mobile = []}: {enterprise?: readonly Row[]; mobile?: readonly Row[]}): Attack {
  const domain = (rows: readonly Row[]) => ({
    version,
    tactics: [],
    techniques: rows.map(({id, name, status = 'active', replacedBy = null, parent = null, tactics = []}) => ({
      id,
      name,
      tactics,
      subtechniqueOf: parent,
      platforms: [],
      status,
      replacedBy,
    })),
    dataComponents: [],
    techniqueDataComponents: {},
  })
  const attack = parseAttack(
    JSON.stringify({
      attackVersion: version,
      source: 'test',
      notice: 'test',
      domains: {enterprise: domain(enterprise), mobile: domain(mobile)},
    }),
  )
  if (typeof attack === 'string') throw new Error(attack)
  return attack
}

/** Chains as they occur in ATT&CK: two steps, a dead end, and one that ends in a deprecated technique. */
export const attack = attackOf('18.1', {
  enterprise: [
    {id: 'T1003.001', name: 'LSASS Memory', tactics: ['credential-access']},
    {id: 'T1059', name: 'Command and Scripting Interpreter'},
    {id: 'T1059.001', name: 'PowerShell', parent: 'T1059', tactics: ['execution']},
    {id: 'T1059.003', name: 'Windows Command Shell', parent: 'T1059'},
    {id: 'T1073', name: 'DLL Side-Loading', status: 'revoked', replacedBy: 'T1574.002'},
    {id: 'T1574.001', name: 'DLL'},
    {id: 'T1574.002', name: 'DLL Side-Loading', status: 'revoked', replacedBy: 'T1574.001', parent: 'T1574'},
    {id: 'T1574', name: 'Hijack Execution Flow'},
    {id: 'T1064', name: 'Scripting', status: 'deprecated'},
    {id: 'T1900', name: 'Gone', status: 'revoked'},
    {id: 'T1901', name: 'Moved to what is deprecated', status: 'revoked', replacedBy: 'T1064'},
  ],
  mobile: [
    {id: 'T1440', name: 'A mobile one', status: 'revoked', replacedBy: 'T1475'},
    {id: 'T1660', name: 'Phishing'},
    {id: 'T1661', name: 'Gone from phones', status: 'deprecated'},
  ],
})
