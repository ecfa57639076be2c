import process from 'node:process'
import {runAction} from './node/action/run.ts'
import {guardProcess} from './node/process-end.ts'

guardProcess()

const {env} = process
void runAction({env, workspace: process.cwd(), write: text => void process.stdout.write(text)}).then(code => {
  process.exitCode = code
})
