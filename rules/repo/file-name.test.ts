import {testRule} from '../../src/rule.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import rule from './file-name.ts'

const text = hunt('title: Secrets of browsers')
const rename = (name: string, slug: string): string => `1:1-1:1 File name \`${name}\` is not a slug; use \`${slug}\`.`
const other = (name: string): string =>
  `1:1-1:1 File name \`${name}\` is not a slug; use words that say what is hunted, such as \`browser-secrets\`.`
const long = 'a'.repeat(30)

testRule(rule, {
  valid: {
    'words joined by dashes': {
      files: {'hunts/a/browser-secrets.md': text, 'hunts/a/t1059-001.ipynb': ipynb({title: 'x'}), 'hunts/A B/x.md': text},
    },
    'a name of 60 characters': {files: {[`hunts/a/${long}-${'b'.repeat(29)}.md`]: text}},
  },
  invalid: {
    'capitals and underscores': {
      files: {'hunts/a/Browser_Secrets.md': text},
      reports: [`hunts/a/Browser_Secrets.md ${rename('Browser_Secrets', 'browser-secrets')}`],
    },
    'words in one, told apart by their capitals': {
      files: {'hunts/a/Base64UnpackDLL.md': text, 'hunts/a/PowerShell_Downloads.md': text},
      reports: [
        `hunts/a/Base64UnpackDLL.md ${rename('Base64UnpackDLL', 'base64-unpack-dll')}`,
        `hunts/a/PowerShell_Downloads.md ${rename('PowerShell_Downloads', 'powershell-downloads')}`,
      ],
    },
    'accents, blanks, dots and dashes at the ends': {
      files: {'hunts/a/-Été: v1.2 (draft)-.md': text, 'a b.md': text},
      reports: [`a b.md ${rename('a b', 'a-b')}`, `hunts/a/-Été: v1.2 (draft)-.md ${rename('-Été: v1.2 (draft)-', 'ete-v1-2-draft')}`],
    },
    'the copy of a notebook that is gone': {
      files: {'hunts/a/dns-Copy1.md': text},
      reports: [`hunts/a/dns-Copy1.md ${rename('dns-Copy1', 'dns')}`],
    },
    'the copy of a notebook beside it, with its title': {
      files: {'hunts/a/dns-Copy12.md': text, 'hunts/a/dns.md': text},
      reports: [`hunts/a/dns-Copy12.md ${rename('dns-Copy12', 'secrets-of-browsers')}`],
    },
    'a name of nothing, with its title': {
      files: {'hunts/a/untitled.md': text, 'hunts/b/Untitled3.md': text},
      reports: [
        `hunts/a/untitled.md ${rename('untitled', 'secrets-of-browsers')}`,
        `hunts/b/Untitled3.md ${rename('Untitled3', 'secrets-of-browsers')}`,
      ],
    },
    'a name of nothing where the title is none or taken too': {
      files: {
        'hunts/a/Untitled.md': hunt('id: x'),
        'hunts/b/Untitled.md': text,
        'hunts/b/secrets-of-browsers.md': text,
        'hunts/c/狩猟.md': hunt('title: 狩猟'),
      },
      reports: [`hunts/a/Untitled.md ${other('Untitled')}`, `hunts/b/Untitled.md ${other('Untitled')}`, `hunts/c/狩猟.md ${other('狩猟')}`],
    },
    'a name that differs in case alone from the proposal': {
      files: {'hunts/a/Dns.md': text, 'hunts/a/dns.md': text},
      reports: [`hunts/a/Dns.md ${rename('Dns', 'dns')}`],
    },
    'more than 60 characters, cut between words, or in the only one': {
      files: {[`hunts/a/${long}-${long}-b.md`]: text, [`hunts/a/${long}${long}cc.md`]: text},
      reports: [
        `hunts/a/${long}-${long}-b.md ${rename(`${long}-${long}-b`, long)}`,
        `hunts/a/${long}${long}cc.md ${rename(`${long}${long}cc`, `${long}${long}`)}`,
      ],
    },
  },
})
