import {version} from '../cli.ts'
import {type Case, config, found, good, one, usage} from './case.ts'

/** Of the commands around lint. */
export const commandCases: Readonly<Record<string, Case>> = {
  'explain --help': {args: ['explain', '--help'], code: 0, stdout: usage('explain')},
  explain: {
    args: ['explain', 'attack/format'],
    code: 0,
    stdout: /^attack\/format\n\nThis rule requires[\s\S]*\n\nWhy\n\n[\s\S]*\n\nIncorrect\n\n[\s\S]*\n\nSuppress it or turn it off\n/u,
  },
  'explain --color': {args: ['explain', 'attack/format', '--color'], code: 0, stdout: /^\u001b\[1mattack\/format\u001b\[22m\n/u},
  'explain with a broken configuration': {
    files: {'huntbook.config.yaml': 'nonsense: 1\n'},
    args: ['explain', 'parse/json'],
    code: 0,
    stdout: /^parse\/json\n\nThis check [\s\S]*always on\n\nWhat it means\n/u,
  },
  'explain --format json': {
    args: ['explain', 'attack/format', '--format', 'json'],
    code: 0,
    stdout: /^\{\n "meta": \{\n {2}"id": "attack\/format",[\s\S]*"sections": \[\n {2}\{\n {3}"title": "Why",\n {3}"text": "/u,
  },
  'explain of nothing': {args: ['explain'], code: 2, stderr: /^huntbook: Expected the id of one rule, got none\.\n/u},
  'explain of a rule that does not exist': {
    args: ['explain', 'attack/formt'],
    code: 2,
    stderr:
      /^huntbook: Expected a known rule, got `attack\/formt`\.\n {2}hint: did you mean `attack\/format`, `[\w/-]+` or `[\w/-]+`\?\n$/u,
  },
  'rules --format markdown': {
    args: ['rules', '--format', 'markdown', '--group', 'attack/*'],
    code: 0,
    stdout: /^\| rule \| severity \| fix \| it … \|\n\|---\|---\|---\|---\|\n[\s\S]*\n\| `attack\/format` \| error \| safe \| requires /u,
  },
  'rules with a broken configuration': {
    files: {'huntbook.config.yaml': 'nonsense: 1\n'},
    args: ['rules', '--format', 'names', '--group', 'security'],
    code: 0,
    stdout: /^security\/secret\n/mu,
    stderr: /^note: only shipped rules are listed: huntbook\.config\.yaml:1:1 Unexpected key `nonsense`: remove it\.\n$/u,
  },
  'rules --group of none': {
    args: ['rules', '--group', 'formt'],
    code: 2,
    stderr: /^huntbook: Expected a group of rules, got `formt`\.\n {2}hint: there are `attack`, /u,
  },
  'rules --for': {
    files: {
      'hunts/a/x.md': good,
      'preset.yaml': 'rules:\n  structure/*: info\n',
      'huntbook.config.yaml':
        'extends: [huntbook:strict, preset.yaml]\nrules:\n  structure/sections: {profile: hearth}\noverrides:\n  - team: a\n    rules:\n      attack/*: off\n',
    },
    args: ['rules', '--for', 'x.md'],
    cwd: 'hunts/a',
    code: 0,
    stdout:
      /^hunts\/a\/x\.md\n[\s\S]*\nattack\/format {2,}off {6}huntbook\.config\.yaml:7 \(overrides 1, attack\/\*\)\n[\s\S]*\nrepo\/jupytext {2,}error {4}huntbook:strict; runs in check\n[\s\S]*\nstructure\/sections {2,}info {5}preset\.yaml:2 \(structure\/\*\)\n {2}profile: "hearth" {2}huntbook\.config\.yaml:3 \(structure\/sections\)\n/u,
  },
  'rules --for without a configuration': {
    files: {'x.md': '---\njupyter: {}\n---\n'},
    args: ['rules', '--for', 'x.md', '--group', 'attack', '--format', 'json'],
    code: 0,
    stdout:
      /^\{\n "path": "x\.md",\n "rules": \[\n {2}\{\n[\s\S]* {3}"id": "attack\/format",\n {3}"severity": "error",\n {3}"setBy": \{\n {4}"preset": "huntbook:recommended"\n {3}\},\n {3}"options": \{\},\n {3}"optionsSetBy": \{\}/u,
  },
  'rules --for an ignored file': {
    files: {'x.md': good, '.gitignore': 'x.md\n'},
    args: ['rules', '--for', 'x.md', '--group', 'security', '--format', 'names'],
    code: 0,
    stdout: /^security\/secret\n/mu,
    stderr: 'note: x.md is ignored: it is checked only where it is named\n',
  },
  'rules --for a file that does not exist': {
    args: ['rules', '--for', 'x.md'],
    code: 2,
    stderr: 'huntbook: Expected a notebook, got `x.md`, which does not exist.\n',
  },
  'doctor --help': {args: ['doctor', '--help'], code: 0, stdout: usage('doctor')},
  'doctor with a broken configuration': {
    files: {'huntbook.config.yaml': 'nonsense: 1\n'},
    args: ['doctor', '--quiet'],
    code: 1,
    stdout:
      /^problem {2}config {4,}huntbook\.config\.yaml:1:1 Unexpected key `nonsense`: remove it\. Next: put it right: docs\/configuration\.md has all keys\.$/mu,
  },
  'doctor of something': {args: ['doctor', 'x'], code: 2, stderr: 'huntbook: Expected no argument, got `x`.\n'},
  'completion --help': {
    args: ['completion', '--help'],
    code: 0,
    stdout: /^huntbook completion: [\s\S]*\nUsage: huntbook completion bash\|zsh/u,
  },
  'completion bash': {args: ['completion', 'bash'], code: 0, stdout: /^# Completes huntbook in bash: /u},
  'completion zsh': {args: ['completion', 'zsh'], code: 0, stdout: /^#compdef huntbook\n/u},
  'completion fish': {args: ['completion', 'fish'], code: 0, stdout: /^# Completes huntbook in fish: /u},
  'completion powershell': {args: ['completion', 'powershell'], code: 0, stdout: /^# Completes huntbook in PowerShell: /u},
  'completion of no shell': {
    args: ['completion', 'tcsh'],
    code: 2,
    stderr: 'huntbook: Expected `bash`, `zsh`, `fish` or `powershell`, got `tcsh`.\n',
  },
  'a configuration for another version': {
    files: {...one, ...config('huntbook: ">=9 <10"\nlater: true\n')},
    args: ['lint'],
    code: 2,
    stderr: `huntbook: huntbook.config.yaml:1:1 Expected huntbook \`>=9 <10\`, this is ${version}.\n  hint: run the version that the catalog is for, or change \`huntbook\` in its configuration\n`,
  },
  'a configuration for no version': {
    files: {...one, ...config('files: ["**/*"]\nhuntbook: latest\n')},
    args: ['lint'],
    code: 2,
    stderr: 'huntbook: huntbook.config.yaml:2:1 Expected a range of versions such as `^0.1`, got `latest`.\n',
  },
  'a configuration for this version': {files: {...one, ...config(`huntbook: ^${version}\n`)}, args: ['lint'], code: 1, stdout: found},
  '--shard': {files: one, args: ['lint', '--shard', '2/2'], code: 1, stdout: found},
  '--shard that is empty': {
    files: one,
    args: ['lint', '--shard=1/2'],
    code: 0,
    stdout: 'No notebook was checked.\n',
    stderr: 'note: part 1 of 2 is empty\n',
  },
  '--shard beyond the last': {files: one, args: ['lint', '--shard', '3/2'], code: 2, stderr: /got `3\/2`/u},
}
