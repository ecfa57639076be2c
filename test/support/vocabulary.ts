import type {DataSource} from '../../src/model/rule.ts'

/** A few data sources of several platforms. */
export const vocabulary: readonly DataSource[] = [
  source('scwx.process', {aliases: ['taegis.process'], queryNames: ['process']}),
  source('scwx.auth', {queryNames: ['auth']}),
  source('SigninLogs', {}),
  source('AuditLogs', {}),
  source('StorageLogs', {deprecated: true, replacedBy: 'StorageBlobLogs'}),
  source('StorageBlobLogs', {}),
  source('OldLogs', {deprecated: true}),
  source('WinEventLog:Sysmon', {
    aliases: ['sysmon'],
    queryNames: ['XmlWinEventLog:Microsoft-Windows-Sysmon/Operational', 'Microsoft-Windows-Sysmon/Operational'],
  }),
  source('logs-endpoint.events.process-*', {}),
  source('zeek.conn', {queryNames: ['conn']}),
]

function source(name: string, given: Partial<DataSource>): DataSource {
  return {name, aliases: [], queryNames: [], deprecated: false, ...given}
}
