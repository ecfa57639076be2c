import {type OptionFile, optionFiles} from '../lint/config/option-files.ts'
import type {Rule} from '../model/rule.ts'
import {type LoadedConfig, readUtf8} from './config.ts'
import {insideRoot} from './services.ts'
import {ToolError} from './tool-error.ts'

/** Throws where a file that an option of a rule names is not there, or is not what the rule can use: nothing is checked without it. */
export function checkOptionFiles({config, configRoot}: Pick<LoadedConfig, 'config' | 'configRoot'>, rules: readonly Rule[]): void {
  for (const file of optionFiles(config, rules)) {
    const problem = file.rule.checkFile?.(read(configRoot, file))
    if (problem !== undefined) throw new ToolError('CONFIG_INVALID', `${file.path}: ${problem}`, {hint: hintOf(file)})
  }
}

function read(root: string, file: OptionFile): string {
  try {
    return readUtf8(insideRoot(root, file.path), file.path)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    throw new ToolError(error.code, error.message, {hint: hintOf(file), cause: error})
  }
}

function hintOf({rule, option}: OptionFile): string {
  return `the option \`${option}\` of \`${rule.meta.id}\` names it`
}
