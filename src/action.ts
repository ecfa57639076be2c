import process from 'node:process'
import {runAction} from './node/action/run.ts'
import {terminalText} from './report/terminal.ts'

// Whatever ends the process early must not read as "clean" or as "findings".
process.exitCode = 2

const {env} = process
void runAction({env, workspace: process.cwd(), write: text => void process.stdout.write(text)}).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stdout.write(`huntbook: internal error: ${terminalText(error instanceof Error ? error.message : String(error))}\n`)
  },
)
