import {describe, expect, it} from 'vitest'
import {check} from './check.ts'
import type {Command} from './command.ts'
import {commands as all} from './commands.ts'
import {convert} from './convert.ts'
import {exportCommand} from './export.ts'
import {commandHelp, programHelp} from './help.ts'
import {lint} from './lint.ts'
import {listRules} from './rules.ts'

const commands: readonly Command[] = [check, lint, convert, exportCommand, listRules]

describe('commandHelp', () => {
  it.each(commands)('names every option of $name in at most 120 columns', command => {
    const help = commandHelp(command)
    for (const name of Object.keys(command.options)) expect(help).toContain(`--${name}`)
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  })
  it('names --config-ref where the command heeds it, and nowhere else', () => {
    for (const command of all) {
      expect([command.name, commandHelp(command).includes('--config-ref')]).toEqual([command.name, command.takesConfigRef ?? false])
    }
    expect(programHelp(all)).not.toContain('--config-ref')
  })
  it('shows short forms, values and choices', () => {
    const help = commandHelp(convert)
    expect(help).toMatch(/^ {2}-h, --help +print this page$/mu)
    expect(help).toMatch(/^ {2}--out FOLDER +where to write/mu)
    expect(help).toMatch(/^ {2}--to myst\|ipynb +the format to write; an existing file is updated$/mu)
  })
})

describe('programHelp', () => {
  it('names every command with its sentence, and the exit codes', () => {
    const help = programHelp(commands)
    for (const {name, summary} of commands) expect(help).toMatch(new RegExp(`^ {2}${name} +${summary.replaceAll('.', '\\.')}$`, 'mu'))
    expect(help).toContain('Exit codes: 0 clean, 1 findings, 2 wrong use or failure.')
  })
})
