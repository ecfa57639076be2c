import {testRule} from '../../src/rule.ts'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import {vocabulary} from '../../test/support/vocabulary.ts'
import rule from './data-source-drift.ts'

const settings = {vocabulary}
const cell = (source: string): string => `\`\`\`{code-cell}\n${source}\n\`\`\`\n`
const listing = (names: string, ...sources: string[]): string => hunt(`data_sources: ${names}`, sources.map(cell).join('\n'))
const taegis = (schemas: string): string => `%%taegis events search --assign results\nFROM ${schemas}`

testRule(rule, {
  valid: {
    'what is listed, under any spelling': {
      text: listing(
        '[scwx.process, sysmon, signinlogs, zeek.conn, "logs-endpoint.events.process-*"]',
        taegis('process'),
        'spl = \'search index=main sourcetype="xmlwineventlog:microsoft-windows-sysmon/operational"\'',
        'query = """\nSigninLogs\n| take 1\n"""',
        'sql = "SELECT * FROM conn"\nesql = "FROM logs-endpoint.events.process-* | LIMIT 1"',
      ),
      settings,
    },
    'anything where there is no vocabulary': listing('[scwx.auth]', taegis('process')),
    'a list that is not well typed, or is not there': {text: listing('scwx.auth', taegis('process')), settings},
    'a list with something else in it': {text: listing('[scwx.auth, 3]', taegis('process')), settings},
    'a notebook without a block': {text: `# x\n\n${cell(taegis('process'))}`, settings},
    'names that nobody knows, in SPL, ES|QL and SQL': {
      text: listing('[scwx.process]', taegis('process'), 'spl = "index=x"\nesql = "FROM x"\nsql = "select * from x join y"'),
      settings,
    },
    'listed names that nobody knows': {
      text: listing('[scwx.process, scwx.new, DeviceEvents]', taegis('process, new'), '%%kql\nDeviceEvents'),
      settings,
    },
    'alerts, and tables that `let` binds': {
      text: listing('[SigninLogs]', taegis('alert'), '%%kql\nlet t = SigninLogs | take 1;\nt | join (t) on x'),
      settings,
    },
    'listed names where no query can be read': {
      text: listing('[scwx.process, scwx.auth]', 'query = ask()', '%%kql\nf(1)'),
      settings,
    },
  },
  invalid: {
    'a source that is not listed, in the query': {
      text: listing('[scwx.process]', taegis('process, auth')),
      settings,
      reports: ['12:15-12:19 Query reads `scwx.auth`, which `data_sources` does not list.'],
      fixedUnsafely: listing('[scwx.process, scwx.auth]', taegis('process, auth')),
    },
    'a listed source that no query reads': {
      text: listing('[scwx.process, SigninLogs]', taegis('process')),
      settings,
      reports: ['3:32-3:42 No query reads `SigninLogs`.'],
    },
    'both at once, in JSON': {
      text: ipynb({data_sources: ['sysmon']}, [
        code('spl = f"""\nindex={i} source=\\"Microsoft-Windows-Sysmon/Operational\\" \\\n"""\nkql = "SigninLogs"'),
      ]),
      settings,
      reports: ['13:14-13:24 Query reads `SigninLogs`, which `data_sources` does not list.'],
      fixedUnsafely: ipynb({data_sources: ['sysmon', 'SigninLogs']}, [
        code('spl = f"""\nindex={i} source=\\"Microsoft-Windows-Sysmon/Operational\\" \\\n"""\nkql = "SigninLogs"'),
      ]),
    },
    'every query that reads it, each once': {
      text: listing('[]', '%%kql\nSigninLogs | join (SigninLogs) on x', '%kql SigninLogs'),
      settings,
      reports: [
        '12:1-12:11 Query reads `SigninLogs`, which `data_sources` does not list.',
        '16:6-16:16 Query reads `SigninLogs`, which `data_sources` does not list.',
      ],
      fixedUnsafely: listing('[SigninLogs]', '%%kql\nSigninLogs | join (SigninLogs) on x', '%kql SigninLogs'),
    },
    'names that nobody knows, in Taegis QL and KQL, without a fix': {
      text: listing('[scwx.process, AuditLogs]', taegis('process, dns'), '%%kql\nAuditLogs | union New_CL'),
      settings,
      reports: [
        '12:15-12:18 Query reads `scwx.dns`, which `data_sources` does not list.',
        '17:19-17:25 Query reads `New_CL`, which `data_sources` does not list.',
      ],
    },
    'a name out of use, without a fix': {
      text: listing('[SigninLogs]', '%%kql\nSigninLogs; StorageLogs'),
      settings,
      reports: ['12:13-12:24 Query reads `StorageLogs`, which `data_sources` does not list.'],
    },
  },
})
