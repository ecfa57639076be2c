import {check} from './check.ts'
import type {Command} from './command.ts'
import {completionOf} from './completion/command.ts'
import {convert} from './convert.ts'
import {doctor} from './doctor.ts'
import {explainCommand} from './explain.ts'
import {exportCommand} from './export.ts'
import {git} from './git.ts'
import {init} from './init.ts'
import {lint} from './lint.ts'
import {lsp} from './lsp.ts'
import {newCommand} from './new.ts'
import {listRules} from './rules.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  check,
  lint,
  convert,
  exportCommand,
  init,
  newCommand,
  listRules,
  explainCommand,
  doctor,
  git,
  lsp,
  completionOf(() => commands),
]
