import {execFileSync} from 'node:child_process'
import {cpSync} from 'node:fs'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {pathToFileURL} from 'node:url'
import {expect, it} from 'vitest'
import {partsOf, runStep} from '../support/action.ts'
import {folderOf} from '../support/folder.ts'
import {dataPath, readData} from './data.ts'

// The data is written for this project, so its shape is known.
const {cases} = JSON.parse(readData('hostile', 'expected.json')) as {readonly cases: readonly {name: string; made: boolean}[]}
const {runnerCommands} = (await import(pathToFileURL(dataPath('hostile', 'runner-commands.mjs')).href)) as {
  readonly runnerCommands: (log: string) => readonly {name: string; properties: Readonly<Record<string, string>>}[]
}
const names = cases.filter(({name, made}) => !made || name.startsWith('sink-') || name === 'name-odd').map(({name}) => name)

it.each(names)(
  'the log of the action holds no command but annotations: %s',
  async name => {
    const made = folderOf()
    execFileSync(execPath, [dataPath('hostile', 'make.mjs'), made, name])
    const folder = folderOf()
    cpSync(join(made, name), folder, {recursive: true})
    const none = {since: 'none', 'config-ref': 'none'}
    const {code, log} = await runStep(folder, {event: 'push', with: {...none, args: 'check --allow-empty'}})
    expect([0, 1, 2]).toContain(code)
    const {quoted, obeyed} = partsOf(log)
    expect(runnerCommands(quoted)).toEqual([])
    for (const {name: command, properties} of runnerCommands(obeyed)) {
      expect(['error', 'warning', 'notice']).toContain(command)
      expect(properties.title).toMatch(/^(?:huntbook$|[a-z\d-]+\/[a-z\d-]+(?: \(cell \d+(?:, line \d+)?\))?$)/u)
    }
  },
  60_000,
)
