import type {FindingExporter} from '../target.ts'

/** The systems that a finding can be sent to. Each is loaded when it is asked for. */
export const exporters: ReadonlyMap<string, () => Promise<FindingExporter>> = new Map([
  ['taegis-investigation', async () => (await import('./taegis/investigation.ts')).taegisInvestigation],
  ['taegis-case', async () => (await import('./taegis/case.ts')).taegisCase],
  ['stix', async () => (await import('./stix/target.ts')).stix],
  ['sentinel', async () => (await import('./sentinel/hunt.ts')).sentinel],
  ['elastic', async () => (await import('./elastic/case.ts')).elastic],
  ['thehive', async () => (await import('./thehive/case.ts')).thehive],
  ['iris', async () => (await import('./iris/case.ts')).iris],
  ['jira', async () => (await import('./jira/issue.ts')).jira],
])
