import {expect, it} from 'vitest'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {main} from './main.ts'

it('huntbook new asks on a terminal for what nobody said', async () => {
  const written: string[] = []
  const output = {write: (text: string | Uint8Array) => void written.push(String(text)), isTerminal: true, columns: 80}
  const answers = ['Stopped services', 'Finds services that somebody stopped.', 'T1489', 'scwx.process']
  const cwd = folderOf({'templates/x': ''})
  const code = await main(['new'], {
    cwd,
    env: {},
    stdin: async () => new Uint8Array(),
    input: async function* () {},
    ask: async () => answers.shift(),
    stdout: output,
    stderr: output,
  })
  expect([code, written.join('')]).toEqual([
    0,
    'wrote stopped-services.md\nnext: replace 3 placeholders, then huntbook lint stopped-services.md\n',
  ])
  expect(filesIn(cwd)['stopped-services.md']).toContain('\n  data_sources: [scwx.process]\n')
})
