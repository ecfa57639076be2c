import type {Examined, Missing} from './examine.ts'
import type {Halves} from './halves.ts'

export function conflictMessage({halves, state, difference}: Examined): string {
  const why = state === 'unknown' ? 'differ and have no common base' : 'both changed'
  return `${halves.text} and ${halves.notebook} ${why}: ${difference}. huntbook convert --sync --from myst or --from ipynb takes one side.`
}

export function orphanMessage(halves: Halves, {missing, isDeleted}: Missing): string {
  return `${halves[missing]}, the other half, is ${isDeleted ? 'deleted: restore it or delete this one too' : 'missing'}.`
}
