import type {ExitCode} from '../model/report.ts'
import type {LintOptions, LintReport} from '../node/lint.ts'
import type {Arguments} from './command.ts'
import {ciVariables, configOption} from './config-option.ts'
import type {Io} from './io.ts'

type Memory = NonNullable<LintOptions['memory']>

/** What would run once, or never end in an unattended run. */
const others = ['stdin', 'staged'] as const

/** In milliseconds: what a run wrote is heard of within that time. */
const echo = 50

/** Checks, and checks again after each change. Only a signal ends it, or wrong use at the start. */
export async function watchLint(args: Arguments, io: Io, run: (memory: Memory) => Promise<LintReport>): Promise<ExitCode> {
  const {leadingPath, sinksOf, ToolError, toolProblem, watchCatalog} = await import('../node/watch-command.ts')
  const other = others.find(name => args.flag(name))
  if (other) throw new ToolError('OPTION_VALUE', `Expected --watch or --${other}, got both.`)
  if (args.text('config-ref') !== undefined) throw new ToolError('OPTION_VALUE', 'Expected --watch or --config-ref, got both.')
  const env = ciVariables(args, io)
  if ((env.CI ?? '') !== '') {
    throw new ToolError('WATCH_CI', 'Unexpected --watch: the variable CI is set, and nobody would end the run.', {
      hint: '--no-ci watches all the same',
    })
  }
  const say = (text: string): void => {
    if (!args.flag('quiet')) io.stderr.write(`${text}\n`)
  }
  const memory: Memory = new Map()
  const place = {cwd: io.cwd, ...configOption(args)}
  // Before the first run, so that no change is missed; it also finds wrong use.
  let watcher = await watchCatalog(place, [])
  try {
    const first = await run(memory)
    const {formats = [], root} = first
    const sinks = sinksOf({asked: args.texts('format'), configured: {formats, root}, cwd: io.cwd, env})
    const reports = sinks.flatMap(({file}) => file ?? [])
    if (reports.length > 0) {
      watcher.close()
      watcher = await watchCatalog(place, reports)
    }
    for (let {fixed} = first; ; ) {
      await new Promise(resolve => setTimeout(resolve, echo))
      watcher.forget(fixed.map(({path}) => path))
      await watcher.refresh()
      say('Watching for changes; Ctrl+C ends it.')
      const changed = await watcher.next()
      const [path = ''] = changed
      say(`${leadingPath(path)}${changed.length > 1 ? ` and ${changed.length - 1} more` : ''} changed.`)
      try {
        ;({fixed} = await run(memory))
      } catch (error) {
        if (!(error instanceof ToolError)) throw error
        fixed = []
        io.stderr.write(`${toolProblem(error)}\n`)
      }
    }
  } finally {
    // Watchers would keep the process from ending.
    watcher.close()
  }
}
