import type {FindingExporter} from '../target.ts'

/** The systems that a finding can be sent to. Each is loaded when it is asked for. */
export const exporters: ReadonlyMap<string, () => Promise<FindingExporter>> = new Map([
  ['taegis-investigation', async () => (await import('./taegis/investigation.ts')).taegisInvestigation],
  ['taegis-case', async () => (await import('./taegis/case.ts')).taegisCase],
  ['sentinel', async () => (await import('./sentinel/hunt.ts')).sentinel],
  ['elastic', async () => (await import('./elastic/case.ts')).elastic],
])
