import type {Command} from '../command.ts'
import {bashScript} from './bash.ts'
import {fishScript} from './fish.ts'
import {powershellScript} from './powershell.ts'
import {type CommandWords, type KnownWords, tableOf} from './table.ts'
import {zshScript} from './zsh.ts'

const scripts: Readonly<Record<'bash' | 'zsh' | 'fish' | 'powershell', (table: readonly CommandWords[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
}

export function scriptOf(shell: keyof typeof scripts, commands: readonly Command[], known: KnownWords): string {
  return scripts[shell](tableOf(commands, known))
}
