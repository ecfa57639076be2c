import {parseAttack} from '../../attack/index.ts'
import type {ExportOptions, FindingFacts} from '../../export/index.ts'
import type {Config} from '../../lint/config/config.ts'
import type {AttackIndex} from '../../model/attack.ts'
import {readUtf8} from '../config.ts'
import {newestAttack, shippedFile} from '../services.ts'
import {ToolError} from '../tool-error.ts'

/** What findings say of techniques. The index is read when the first one is asked for. */
export function attackFacts({
  attack: pinned,
}: Pick<Config, 'attack'>): Pick<FindingFacts, 'tacticsOf'> & Pick<ExportOptions, 'attackPatternOf'> {
  let loaded: AttackIndex | undefined
  const index = (): AttackIndex => {
    loaded ??= read(shippedFile(pinned.version ?? newestAttack))
    return loaded
  }
  return {
    tacticsOf(id) {
      const technique = index().technique(id)
      if (!technique) return []
      const tactics = index().tactics(technique.domain)
      return tactics.flatMap(tactic => (technique.tactics.includes(tactic.shortname) ? [tactic.id] : []))
    },
    attackPatternOf: id => index().technique(id)?.stix,
  }
}

function read(file: string): AttackIndex {
  const index = parseAttack(readUtf8(file, file))
  if (typeof index === 'string') throw new ToolError('ATTACK_INVALID', `${file} is no index of ATT&CK: ${index}`)
  return index
}
