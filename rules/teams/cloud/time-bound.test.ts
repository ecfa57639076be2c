import {testRule} from 'huntbook/rule'
import rule from './time-bound.ts'

/** A notebook with one cell of KQL. */
const kql = (query: string): string => `---\n---\n\n\`\`\`{code-cell}\n%%kql\n${query}\n\`\`\`\n`

testRule(rule, {
  valid: {
    'a filter with ago': kql('SigninLogs\n| where TimeGenerated > ago(7d)'),
    'a filter between two parameters': kql('SigninLogs\n| where TimeGenerated between (start .. end)'),
    'another column of time': kql('DeviceEvents | where Timestamp >= datetime(2024-01-01)'),
    'a table that has no time': kql('Resources\n| take 5'),
    'a table that the team lists': {text: kql('Assets | take 5'), options: {tables: ['assets']}},
    'a query of another language': '---\n---\n\n```{code-cell}\n%%sql\nselect 1\n```\n',
    'an empty query': kql(''),
    'let statements before a filter': kql('let days = 7d;\nSigninLogs\n| where TimeGenerated > ago(days)'),
  },
  invalid: {
    'a query over everything': {
      text: kql('SigninLogs\n| take 5'),
      reports: ['6:1-7:9 Expected a filter on time for `SigninLogs`: without one the query reads everything that is kept.'],
    },
    'a filter in a comment or in a string': {
      text: kql('SigninLogs // | where TimeGenerated > ago(7d)\n| where Text == "ago("'),
      reports: ['6:1-7:23 Expected a filter on time for `SigninLogs`: without one the query reads everything that is kept.'],
    },
  },
})
