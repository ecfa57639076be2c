import {randomBytes} from 'node:crypto'
import {existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {workflowCommand} from '../../report/github-command.ts'
import {problemText} from '../../report/problem.ts'
import {append} from '../append.ts'
import {signalCodes} from '../process-end.ts'
import {ToolError} from '../tool-error.ts'
import {settleBase} from './automatic.ts'
import {commandLine} from './command-line.ts'
import {baseOfEvent, type EventBase} from './event.ts'
import {type Env, readInputs} from './inputs.ts'
import {quoted} from './log.ts'
import {countsOf, type Outputs, outputText, pathFromWorkspace} from './outputs.ts'
import {readEvent} from './read-event.ts'
import {type StartProgram, startProgram} from './start-program.ts'

export interface ActionOptions {
  readonly env: Env
  /** The folder that the job works in. Absolute. */
  readonly workspace: string
  /** For the log. */
  readonly write: (text: string) => void
  readonly start?: StartProgram
}

/**
 * Runs the command that the inputs of a workflow make, as a process of its own: whatever ends that one, the log is left as it should
 * be. What it prints goes to the log as text, and annotations as commands of ours. The result is the exit code.
 */
export async function runAction({env, workspace, write, start = startProgram}: ActionOptions): Promise<number> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'huntbook-action-'))
  try {
    return await runInputs({env, workspace, write, start}, folder)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    write(`${workflowCommand({name: 'error', properties: {title: 'huntbook'}, message: problemText(error)})}\n`)
    return 2
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** `folder` is for reports that are printed or counted here. */
async function runInputs({env, workspace, write, start}: Required<ActionOptions>, folder: string): Promise<number> {
  const inputs = readInputs(env)
  const cwd = resolve(workspace, inputs.workingDirectory)
  if (statSync(cwd, {throwIfNoEntry: false})?.isDirectory() !== true) {
    throw new ToolError('INPUT_VALUE', `Expected \`working-directory\` to name a folder, got \`${inputs.workingDirectory}\`.`)
  }
  const {GITHUB_STEP_SUMMARY: summary = '', GITHUB_OUTPUT: output = ''} = env
  const places = {github: join(folder, 'annotations'), json: join(folder, 'report.json'), ...(summary !== '' && {summary})}
  const {note, ...automatic} = [inputs.since, inputs.configRef].includes('auto') ? settleBase(cwd, eventBase(env)) : {}
  const argv = commandLine(inputs, automatic, places)
  if (typeof argv === 'string') throw new ToolError('INPUT_VALUE', argv)
  const sarif = inputs.sarifFile === '' ? undefined : resolve(cwd, inputs.sarifFile)
  const earlier = identityOf(sarif)
  const {code, told, said} = await start(argv, {cwd, env: givenEnv(env)})
  write(quoted((note === undefined || inputs.since !== 'auto' ? '' : `note: ${note}\n`) + said, randomBytes(16).toString('hex')))
  write(textIn(places.github))
  const json = textIn(places.json)
  // A report that says what the file says already leaves it as it is; all reports of a check are written together.
  const isWritten = sarif !== undefined && (identityOf(sarif) !== earlier || (earlier !== undefined && json !== ''))
  const outputs: Outputs = {...countsOf(json), sarifFile: isWritten ? pathFromWorkspace(sarif, workspace) : ''}
  if (output !== '') append(output, outputText(outputs, randomBytes(16).toString('hex')), 'GITHUB_OUTPUT')
  if (told) return signalCodes[told]
  if (code === 0 || code === 1 || code === 2) return code
  // Neither a signal nor a crash reads as "findings", and nobody should have to guess.
  throw new ToolError('PROGRAM_FAILED', `Expected huntbook to come to its end, got ${code === null ? 'a signal' : `exit code ${code}`}.`)
}

function eventBase({GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path = ''}: Env): EventBase {
  return baseOfEvent(name, path === '' ? undefined : readEvent(path))
}

/**
 * The log shows controls as what they are, colours too. What the runner gives to actions alone, such as the means to ask for tokens, is
 * not for the rules of packs, nor are the files by which a step speaks to later ones.
 */
function givenEnv(env: Env): Env {
  const isGiven = (name: string): boolean => !/^(?:ACTIONS_|GITHUB_(?:ENV|OUTPUT|PATH|STATE)$|(?:FORCE_COLOR|CLICOLOR_FORCE)$)/u.test(name)
  return Object.fromEntries(Object.entries(env).filter(([name]) => isGiven(name)))
}

/** Another one once the file was written, which puts a new one in its place. `undefined` where there is none. */
function identityOf(file: string | undefined): string | undefined {
  const stat = file === undefined ? undefined : statSync(file, {throwIfNoEntry: false, bigint: true})
  return stat?.isFile() ? `${stat.ino} ${stat.mtimeNs}` : undefined
}

/** Empty where there is no such file. */
function textIn(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
