import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import {vocabulary} from '../../test/support/vocabulary.ts'
import rule from './data-source-unknown.ts'

const settings = {vocabulary}
const listing = (...names: string[]): string => hunt(`data_sources:\n${names.map(name => `  - ${name}\n`).join('')}`)

testRule(rule, {
  valid: {
    'names of the list': {text: listing('scwx.process', 'SigninLogs', 'logs-endpoint.events.process-*'), settings},
    'any name where there is no list': listing('nobody knows'),
    'text left over from a template, and blanks': {text: listing('TODO', '"<table>"', "' '"), settings},
    'values that are no texts': {text: hunt('data_sources: [3, {a: b}]'), settings},
    'a value that is no list': {text: hunt('data_sources: SigninLog'), settings},
    'a notebook without a block': {text: '# x\n', settings},
  },
  invalid: {
    'an alias, which it puts right': {
      text: listing('sysmon', 'Taegis.Process'),
      settings,
      reports: [
        '4:7-4:13 Unknown data source `sysmon`; use `WinEventLog:Sysmon`.',
        '5:7-5:21 Unknown data source `Taegis.Process`; use `scwx.process`.',
      ],
      fixed: listing('WinEventLog:Sysmon', 'scwx.process'),
    },
    'other letters and blanks, which it puts right': {
      text: listing('signinlogs', '" AuditLogs"'),
      settings,
      reports: [
        '4:7-4:17 Unknown data source `signinlogs`; use `SigninLogs`.',
        '5:8-5:18 Unknown data source ` AuditLogs`; use `AuditLogs`.',
      ],
      fixed: listing('SigninLogs', '"AuditLogs"'),
    },
    'an alias beside its name, which it removes': {
      text: listing('sysmon', 'WinEventLog:Sysmon'),
      settings,
      reports: ['4:7-4:13 Unknown data source `sysmon`; use `WinEventLog:Sysmon`.'],
      fixed: listing('WinEventLog:Sysmon'),
    },
    'two aliases of one name, of which one is left': {
      text: ipynb({data_sources: ['sysmon', 'SYSMON']}),
      settings,
      reports: [
        '6:6-6:12 Unknown data source `sysmon`; use `WinEventLog:Sysmon`.',
        '7:6-7:12 Unknown data source `SYSMON`; use `WinEventLog:Sysmon`.',
      ],
      fixed: ipynb({data_sources: ['WinEventLog:Sysmon']}),
    },
    'a name that is nearly right, which only a person can put right': {
      text: listing('AuditLog', 'SiginnLogs'),
      settings,
      reports: [
        '4:7-4:15 Unknown data source `AuditLog`; use `AuditLogs`.',
        '5:7-5:17 Unknown data source `SiginnLogs`; use `SigninLogs`.',
      ],
    },
    'the name that queries have for it': {
      text: listing('process'),
      settings,
      reports: ['4:7-4:14 Unknown data source `process`; use `scwx.process`.'],
    },
    'a name that nothing resembles, also one of prototypes': {
      text: listing('DeviceEvents', 'constructor'),
      settings,
      reports: ['4:7-4:19 Unknown data source `DeviceEvents`.', '5:7-5:18 Unknown data source `constructor`.'],
    },
    'every name where the list is empty': {
      text: listing('SigninLogs'),
      settings: {vocabulary: []},
      reports: ['4:7-4:17 Unknown data source `SigninLogs`.'],
    },
    'names out of use': {
      text: listing('StorageLogs', 'OldLogs'),
      settings,
      reports: [
        '4:7-4:18 Data source `StorageLogs` is deprecated; use `StorageBlobLogs`.',
        '5:7-5:14 Data source `OldLogs` is deprecated.',
      ],
    },
  },
})
