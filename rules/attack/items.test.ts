import {describe, expect, it} from 'vitest'
import {lintFiles} from '../../src/node.ts'
import {folderOf} from '../../test/support/folder.ts'
import {hunt} from '../../test/support/hunt.ts'

const files = {
  'hunts/it/x.md': hunt('attack_technique_ids: [T0808, T1574.002, T1026, T1999]'),
  'hunts/ot/y.md': hunt('attack_technique_ids: [T0808, T1574.002, T1026, T1999]'),
}

/** `id rule` by team, of the rules about single ids. */
async function found(config: string): Promise<Record<string, string[]>> {
  const cwd = folderOf({...files, 'huntbook.config.yaml': config})
  const {diagnostics} = await lintFiles({cwd})
  const of = (team: string): string[] =>
    diagnostics
      .filter(({path, rule}) => path.includes(`/${team}/`) && rule.startsWith('attack/'))
      .map(({rule, message}) => `${/`([^`]+)`/u.exec(message)?.[1]} ${rule}`)
  return {it: of('it'), ot: of('ot')}
}

const enterprise = ['T0808 attack/domain', 'T1574.002 attack/revoked', 'T1026 attack/deprecated', 'T1999 attack/unknown']
const ics = ['T0808 attack/deprecated', 'T1574.002 attack/domain', 'T1026 attack/domain', 'T1999 attack/unknown']

describe('each id is reported by one rule', () => {
  it('by that about matrices where it belongs to none of the catalog', async () => {
    expect(await found('')).toEqual({it: enterprise, ot: enterprise})
    expect(await found('attack: {domains: [ics]}\n')).toEqual({it: ics, ot: ics})
  })
  it('with the matrices of the team, also for the rules that do not have the option', async () => {
    const config = 'overrides: [{team: ot, rules: {attack/domain: {domains: [ics]}}}]\n'
    expect(await found(config)).toEqual({it: enterprise, ot: ics})
  })
  it('whatever its matrix where the rule about matrices is off', async () => {
    const all = ['T0808 attack/deprecated', 'T1574.002 attack/revoked', 'T1026 attack/deprecated', 'T1999 attack/unknown']
    expect(await found('overrides: [{team: ot, rules: {attack/domain: off}}]\n')).toEqual({it: enterprise, ot: all})
  })
})
