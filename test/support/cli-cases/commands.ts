import {type Case, usage} from './case.ts'

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
}
