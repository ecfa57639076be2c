import {join} from 'node:path'
import {readRule} from 'huntbook/node'
import {testRule} from 'huntbook/rule'

/** A notebook with one code cell. */
const code = (source: string): string => `---\n---\n\n\`\`\`{code-cell}\n${source}\n\`\`\`\n`

testRule(readRule(join(import.meta.dirname, 'passive-only.yaml')), {
  valid: {
    'reading what sensors recorded': code('import pandas as pd\nconn = pd.read_csv("conn.log", sep="\\t")'),
    'a name that only begins alike': code('import nmapreport'),
    'the word in a text': '---\n---\n\nNever run `!nmap` here.\n',
  },
  invalid: {
    'a library that sends': {
      text: code('import os\nfrom scapy.all import sr1'),
      reports: ['6:1-6:11 Unexpected `from scapy`: hunts in plants send no traffic.'],
    },
    'a scanner in a shell': {
      text: code('!nmap -sS 192.0.2.1'),
      reports: ['5:1-5:6 Unexpected `!nmap`: hunts in plants send no traffic.'],
    },
  },
})
