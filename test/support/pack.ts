import {type LintOptions, type LintReport, lintFiles} from '../../src/node/lint.ts'
import {folderOf} from './folder.ts'
import {hunt} from './hunt.ts'

export const text = hunt('title: x', '```{code-cell}\nfoo\n```\n')
export const one = {'hunts/a/1.md': text}
export const limits = 'limits: {ruleMs: 300, fileMs: 3000, catalogMs: 300}\n'

/** A rule of the pack `p` in JavaScript. */
export function rule(name: string, create: string, meta = ''): Record<string, string> {
  const head = `id: 'p/${name}', description: 'tests', severity: 'warning', messages: {found: 'Found {what}.'}`
  return {
    [`rules/p/${name}.js`]: `import {defineRule} from 'huntbook/rule'\nexport default defineRule({meta: {${head}${meta}}, create(context) {\n${create}\n}})\n`,
  }
}

/** One that finds something in every cell. */
export const good = rule('good', "return {cell: cell => context.report({message: 'found', data: {what: cell.source}, at: {cell}})}")

export function catalog(files: Readonly<Record<string, string>>, config = ''): string {
  return folderOf({'huntbook.config.yaml': `packs: {p: rules/p}\nextends: []\n${limits}${config}`, ...files})
}

export async function lintPack(
  files: Readonly<Record<string, string>>,
  {config, ...options}: Omit<LintOptions, 'config'> & {config?: string} = {},
) {
  return shown(await lintFiles({cwd: catalog({...one, ...files}, config), workers: 0, ...options}))
}

export function shown({exitCode, diagnostics}: LintReport): readonly (number | string)[] {
  return [exitCode, ...diagnostics.map(({rule: id, severity, message}) => `${severity} ${id} ${message}`)]
}

export const found = 'warning p/good Found foo.'
