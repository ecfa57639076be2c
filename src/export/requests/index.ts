import type {FindingExporter} from '../target.ts'

/** The systems that a finding can be sent to. Each is loaded when it is asked for. */
export const exporters: ReadonlyMap<string, () => Promise<FindingExporter>> = new Map([])
