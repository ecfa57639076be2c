import type {ExitCode} from '../model/report.ts'
import type {RuleMeta} from '../model/rule.ts'
import {isColored} from './color.ts'
import type {Arguments, Command} from './command.ts'
import {type Place, withConfig} from './config-option.ts'
import type {Io} from './io.ts'

const formats = ['pretty', 'json', 'markdown', 'names'] as const

export const listRules: Command = {
  name: 'rules',
  usage: '[OPTIONS]',
  summary: 'list the rules, or what they are for a file',
  options: {
    format: {type: 'string', choices: formats, effect: 'default pretty'},
    group: {type: 'string', value: 'G', suggests: 'groups', effect: 'only the rules of a group, such as meta'},
    fixable: {type: 'boolean', effect: 'only rules with a fix'},
    for: {
      type: 'string',
      value: 'FILE',
      suggests: 'files',
      effect: 'severity and options for a notebook, and what in the configuration set them',
    },
  },
  run: (args, io) => withConfig(args, io, place => run(args, io, place)),
  takes: 'nothing',
  takesConfigRef: true,
}

async function run(args: Arguments, io: Io, place: Place): Promise<ExitCode> {
  const node = await import('../node/rules-command.ts')
  const {rules: shipped, rulesForFile, openCatalog, printRules, printRulesFor, ToolError, terminalText} = node
  const [word] = args.positionals
  if (word !== undefined) {
    const hint = word.includes('/') ? `huntbook explain ${word} shows a rule` : `--group ${word} lists a group`
    throw new ToolError('ARGUMENT_UNKNOWN', `Expected no argument, got \`${word}\`.`, {hint})
  }
  const [group, file, asked] = [args.text('group')?.replace(/\/\*?$/u, ''), args.text('for'), args.text('format')]
  const format = formats.find(name => name === asked) ?? 'pretty'
  const isWanted = ({id, fixable}: RuleMeta): boolean =>
    (group === undefined || id.startsWith(`${group}/`)) && (!args.flag('fixable') || fixable !== undefined)
  const event = io.env.GITHUB_EVENT_NAME
  const trustWorkspace = args.flag('trust-workspace')
  const catalog = {...place, trustWorkspace, ...(event !== undefined && {event})}
  const options = {format, color: isColored(args, io.env, io.stdout)}
  const found = file === undefined ? undefined : rulesForFile(await openCatalog(catalog), file)
  const rules = found ? found.rules.map(({meta}) => meta) : (await ofTeams()).map(({meta}) => meta)
  const wanted = rules.filter(isWanted)
  if (wanted.length === 0) {
    const groups = [...new Set(rules.map(({id}) => id.slice(0, id.indexOf('/'))))].map(name => `\`${name}\``)
    throw group === undefined || groups.includes(`\`${group}\``)
      ? new ToolError('RULE_UNKNOWN', 'Expected a rule with a fix, got none.')
      : new ToolError('RULE_UNKNOWN', `Expected a group of rules, got \`${group}\`.`, {hint: `there are ${groups.join(', ')}`})
  }
  if (found) {
    io.stdout.write(printRulesFor({...found, rules: found.rules.filter(({meta}) => isWanted(meta))}, options))
    if (!args.flag('quiet')) io.stderr.write(found.notes.map(note => `note: ${terminalText(note)}\n`).join(''))
  } else io.stdout.write(printRules(wanted, options))
  return 0

  /** With the rules of teams, where a configuration can be read: somebody may be about to put it right. */
  async function ofTeams(): Promise<typeof shipped> {
    try {
      return (await openCatalog(catalog)).rules
    } catch (error) {
      if (!(error instanceof ToolError) || args.text('config') !== undefined) throw error
      if (!args.flag('quiet')) io.stderr.write(`note: only shipped rules are listed: ${terminalText(error.message)}\n`)
      return shipped
    }
  }
}
