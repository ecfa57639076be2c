import {code, ipynb, markdown} from '../hunt.ts'
import type {Case} from './case.ts'

const said = {output_type: 'stream', name: 'stdout', text: ['said\n']}
const shown = {
  output_type: 'display_data',
  metadata: {tags: ['one']},
  data: {'text/html': '<b>html</b>', 'text/plain': 'plain', 'image/png': 'AAAA'},
}
const x = ipynb({}, [
  markdown('# Title', {tags: ['a']}),
  {...markdown('raw'), cell_type: 'raw'},
  code('source', {tags: ['b'], outputs: [said, said, shown]}),
])
const files = {'x.ipynb': x}

const head = '# Title\nraw'
const source = '\n\n```\nsource\n```\n'
const stream = '\n    said\n\n'
const html = '\n\n<b>html</b>\n\n'

/** The text that an option gives on standard output, where a picture has no place. */
function text(args: readonly string[], stdout: string, warns = true): Case {
  return {
    files,
    args: ['export', '--compat', 'nbconvert', '--out=-', ...args, 'x.ipynb'],
    code: 0,
    stdout,
    stderr: warns ? /they are not written/u : '1 exported.\n',
  }
}

function wrong(args: readonly string[], stderr: RegExp): Case {
  return {files, args: ['export', ...args, 'x.ipynb'], code: 2, stderr}
}

const outputs = `${stream}${stream}${html}`

export const exportCompatCases: Readonly<Record<string, Case>> = {
  'export --compat': {
    files,
    args: ['export', '--compat', 'nbconvert', 'x.ipynb'],
    code: 0,
    stderr: 'wrote out/x.md\nwrote out/x_files/x_2_2.png\n1 exported.\n',
    changed: ['out/x.md', 'out/x_files/x_2_2.png'],
  },
  'export --compat --name': {
    files,
    args: ['export', '--compat', 'nbconvert', '--name', 'k', '--to', 'markdown', '--quiet', 'x.ipynb'],
    code: 0,
    changed: ['out/k.md', 'out/k_files/k_2_2.png'],
  },
  'export --compat --out -': text([], head + source + outputs),
  'export --compat --std-tags': text(['--std-tags'], head + source + outputs),
  'export --compat --dash': text(['--std-tags', '--dash'], head + source + outputs),
  'export --compat --remove-cell-tags': text(['--remove-cell-tags', 'z,a', '--remove-cell-tags', 'b'], 'raw', false),
  'export --compat --remove-input-tags': text(['--remove-input-tags', 'b'], head + outputs),
  'export --compat --remove-all-outputs-tags': text(['--remove-all-outputs-tags', 'b'], head + source, false),
  'export --compat --remove-single-output-tags': text(['--remove-single-output-tags', 'one'], head + source + stream + stream, false),
  'export --compat --no-input': text(['--no-input'], head + outputs),
  'export --compat --no-prompt': text(['--no-prompt'], head + source.slice(1) + outputs),
  'export --compat --exclude-input': text(['--exclude-input'], head + outputs),
  'export --compat --exclude-input-prompt': text(['--exclude-input-prompt'], head + source.slice(1) + outputs),
  'export --compat --exclude-output-prompt': text(['--exclude-output-prompt'], head + source + outputs),
  'export --compat --exclude-output': text(['--exclude-output'], head + source),
  'export --compat --exclude-code-cell': text(['--exclude-code-cell'], head),
  'export --compat --exclude-markdown': text(['--exclude-markdown'], `raw${source}${outputs}`),
  'export --compat --exclude-raw': text(['--exclude-raw'], `# Title\n${source}${outputs}`),
  'export --compat --coalesce-streams': text(['--coalesce-streams'], `${head}${source}\n    said\n    said\n\n${html}`),
  'export --compat --clear-output': text(['--clear-output'], head + source, false),
  'export --compat --clear-metadata': text(['--remove-input-tags', 'b', '--clear-metadata'], head + source + outputs),
  'export --compat --regex-remove': text(['--regex-remove', '# T', '--regex-remove', 's(?=ource)'], 'raw', false),
  'export --compat --mime-priority': text(
    ['--mime-priority', 'text/latex,text/plain'],
    `${head}${source}${stream}${stream}\n\n    plain\n\n`,
  ),
  'export --compat --preset': text(['--preset', 'taegis'], `# Title\n${html}`),
  'export --compat with an option of findings': wrong(
    ['--compat', 'nbconvert', '--streams', 'all'],
    /Expected --streams or --compat, got both\./u,
  ),
  'export --compat with a target': wrong(['--compat', 'nbconvert', '--to', 'html'], /Expected --to markdown with --compat, got `html`\./u),
  'export --compat of another tool': wrong(['--compat', 'quarto'], /Expected --compat to be `nbconvert`, got `quarto`\./u),
  'an option of --compat without it': wrong(['--std-tags'], /Expected --std-tags with --compat nbconvert, got it without\./u),
  'export --dash alone': wrong(['--compat', 'nbconvert', '--dash'], /Expected --dash with --std-tags or --preset/u),
  'export --remove-cell-tags with blanks': wrong(['--compat', 'nbconvert', '--remove-cell-tags', 'a, b'], /without blanks .* got ` b`/u),
  'export --regex-remove of no pattern': wrong(
    ['--compat', 'nbconvert', '--regex-remove', '('],
    /Expected --regex-remove to be a regular expression/u,
  ),
  'export --name with a folder': wrong(
    ['--compat', 'nbconvert', '--name', '../x'],
    /Expected --name to be a name without folders, got `\.\.\/x`/u,
  ),
}
