import {prose, table} from './parts.mjs'

/** The options of a command as a table, in the order of its help page. */
export function optionsTable(options) {
  if (Object.keys(options).length === 0) return 'No options of its own.'
  const rows = Object.entries(options).map(([name, option]) => [`\`${label(name, option)}\``, effectOf(option)])
  return table(['option', 'effect'], rows)
}

/** The hooks of pre-commit, in their order. What keeps a hook quiet is left out of its command. */
export function hooksTable(hooks) {
  const rows = hooks.map(({id, command, writes}) => [id, `huntbook ${command}`.replaceAll(/ --(?:allow-empty|no-progress)/gu, ''), writes])
  return table(
    ['hook', 'runs', 'writes'],
    rows.map(([id, command, writes]) => [`\`${id}\``, `\`${command}\``, writes]),
  )
}

function label(name, {short, value, choices}) {
  const words = choices ? ` ${choices.join('|')}` : value === undefined ? '' : ` ${value}`
  return `${short === undefined ? '' : `-${short}, `}--${name}${words}`
}

function effectOf({effect, multiple}) {
  return `${prose(effect)}${multiple ? '; may be repeated' : ''}`
}
