import {testRule} from 'huntbook/rule'
import rule from './search-flags.ts'

/** A notebook with one code cell. */
const code = (source: string): string => `---\n---\n\n\`\`\`{code-cell}\n${source}\n\`\`\`\n`

testRule(rule, {
  valid: {
    'a search with both flags': code('%%taegis alerts search --assign found --track\nFROM alert'),
    'a flag with its value behind an equals sign': code('%%taegis alerts search --assign=found --track\nFROM alert'),
    'a magic that searches nothing': code('%%taegis preferences list'),
    'other code': code("print('%%taegis alerts search')"),
    'other flags, where the team asks for none': {text: code('%%taegis alerts search'), options: {flags: []}},
  },
  invalid: {
    'a search that cannot be counted': {
      text: code('%%taegis alerts search --assign found\nFROM alert'),
      reports: ['5:1-5:38 Expected `--track` on a search.'],
    },
    'each flag that is missing, and a longer name is another flag': {
      text: code('%%taegis events search --tracked\nFROM process'),
      reports: ['5:1-5:33 Expected `--assign` on a search.', '5:1-5:33 Expected `--track` on a search.'],
    },
  },
})
