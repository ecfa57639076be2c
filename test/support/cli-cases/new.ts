import {type Case, config, usage} from './case.ts'

const values = ['--technique', 'T1489', '--data-source', 'x', '--description', 'Finds services that somebody stopped.']

/** Of `huntbook new`. */
export const newCases: Readonly<Record<string, Case>> = {
  'new --help': {args: ['new', '--help'], code: 0, stdout: usage('new')},
  new: {
    args: ['new', 'Stopped services', '--team', 'mdr', '--tag', 'windows', ...values],
    code: 0,
    stdout: 'wrote hunts/mdr/stopped-services.md\nnext: replace 3 placeholders, then huntbook lint hunts/mdr/stopped-services.md\n',
    stderr: 'note: hunts/mdr is a new folder\n',
    changed: ['hunts/mdr/stopped-services.md'],
  },
  'new where huntbook is a package of the repository': {
    files: {'package.json': '{"devDependencies": {"huntbook": "*"}}', 'hunts/README.md': ''},
    args: ['new', 'Stopped services', '--out', 'hunts/', ...values],
    code: 0,
    stdout: 'wrote hunts/stopped-services.md\nnext: replace 3 placeholders, then npx huntbook lint hunts/stopped-services.md\n',
    changed: ['hunts/stopped-services.md'],
  },
  'new from below the root, without notes': {
    files: {...config('{}\n'), 'hunts/mdr/README.md': ''},
    args: ['new', 'Stopped services', '--team', 'mdr', '--quiet', '--to', 'ipynb', '--out', '.', ...values],
    cwd: 'hunts/mdr',
    code: 0,
    stdout: 'wrote stopped-services.ipynb\nnext: replace 3 placeholders, then huntbook lint stopped-services.ipynb\n',
    changed: ['hunts/mdr/stopped-services.ipynb'],
  },
  'new where half of the pair is made of the other': {
    files: config('pairs: {mode: both}\nfiles: [hunts/**]\n'),
    args: ['new', 'Stopped services', ...values],
    code: 0,
    stdout: 'wrote hunts/stopped-services.md\nnext: replace 3 placeholders, then huntbook lint hunts/stopped-services.md\n',
    stderr: 'note: hunts is a new folder\nnote: huntbook convert --sync hunts/stopped-services.md writes the other half\n',
    changed: ['hunts/stopped-services.md'],
  },
  'new from a template, with values as they are': {
    files: {
      'templates/default.md': '---\nhunting:\n  zone: {{ZONE}}\n---\n\n# {{title}}\n\nBy {{author}}.\n\nTODO: {{NOTE}}\n',
    },
    args: ['new', 'A ##[error]x', '--param', 'NOTE=$& {{title}} *x*', '--param', 'ZONE=3', '--param', 'author=A <b>', ...values],
    code: 0,
    stdout: 'wrote a-error-x.md\nnext: huntbook lint a-error-x.md\n',
    stderr: /^note: structure\/sections: [\s\S]*\n$/u,
    changed: ['a-error-x.md'],
  },
  'new without what every hunt says': {
    args: ['new', 'Stopped services', '--team', 'mdr', '--tag', 'x'],
    code: 2,
    stderr: /^huntbook: Expected --description, --technique, --data-source: every hunt says that\.\n {2}hint: --description /u,
  },
  'new without a title': {
    args: ['new'],
    code: 2,
    stderr: "huntbook: Expected the title of the hunt, got none.\n  hint: huntbook new 'Title'\n",
  },
  'new with an empty title': {
    args: ['new', '', ...values],
    code: 2,
    stderr: 'huntbook: Expected the title of the hunt, got a blank one.\n',
  },
  'new with a parameter that the built-in template does not have': {
    args: ['new', 'Stopped services', '--param', 'TIER=2', ...values],
    code: 2,
    stderr: 'huntbook: Unexpected --param TIER: the built-in template has no `{{TIER}}`.\n',
  },
  'new with a template where there is none': {
    args: ['new', 'Stopped services', '--template', 'nope', ...values],
    code: 2,
    stderr:
      'huntbook: Expected the name of a template in `templates`, got `nope`.\n  hint: templates/nope.md would be one; without --template the built-in one is taken\n',
  },
  'new with a title without quotes': {
    args: ['new', 'Stopped', 'services'],
    code: 2,
    stderr: 'huntbook: Expected one title, got 2 arguments.\n  hint: put the title in quotes\n',
  },
  'new where the file is there': {
    files: {'stopped-services.md': 'mine'},
    args: ['new', 'Stopped services', ...values],
    code: 2,
    stderr: 'huntbook: `stopped-services.md` exists already; it was left as it is.\n  hint: --out writes elsewhere\n',
  },
  'new with a placeholder that nobody fills': {
    files: {'templates/mdr/default.md': '---\nhunting:\n  tier: "{{TIER}}"\n---\n\n# {{title}}\n'},
    args: ['new', 'Stopped services', '--team', 'mdr', ...values],
    code: 2,
    stderr: 'huntbook: templates/mdr/default.md:3 Expected a value for `{{TIER}}`, got none.\n  hint: --param TIER=VALUE\n',
  },
  'new with a control character': {
    args: ['new', 'a\u001b[31mb', ...values],
    code: 2,
    stderr: 'huntbook: Unexpected control character in the title: remove it from `a\\x1b[31mb`.\n',
  },
}
