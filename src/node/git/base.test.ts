import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {hunt} from '../../../test/support/hunt.ts'
import {repositoryOf} from '../../../test/support/repository.ts'
import {lintFiles} from '../lint.ts'

const id = '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'
const other = '1e9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'
const body = Array.from({length: 20}, (_, index) => `Line ${index}.\n\n`).join('')
const first = hunt(`id: ${id}\ntitle: Cron`, body)

async function lint(cwd: string, options: {fix?: boolean; workers?: number} = {}): Promise<string[]> {
  const {diagnostics} = await lintFiles({cwd, since: 'main', only: ['meta/id-changed', 'meta/id-duplicate'], ...options})
  return diagnostics.map(({rule, path, fix}) => `${rule} ${path}${fix ? ` ${fix.kind}` : ''}`)
}

describe('rules that compare with the commit of --since', () => {
  it('see a hunt as it was, also under another name', async () => {
    const {top, git, commit} = repositoryOf({'huntbook.config.yaml': '', 'hunts/a/x.md': first, 'hunts/a/y.md': hunt(`id: ${other}`)})
    git('checkout', '--quiet', '-b', 'work')
    git('mv', 'hunts/a/x.md', 'hunts/a/moved.md')
    writeFileSync(join(top, 'hunts/a/moved.md'), first.replace(id, '2b9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'))
    commit()
    expect(await lint(top)).toEqual(['meta/id-changed hunts/a/moved.md'])
    expect(await lint(top, {workers: 2})).toEqual(['meta/id-changed hunts/a/moved.md'])
  })
  it('know which hunts are new: of two with one id, that one may get another', async () => {
    const {top} = repositoryOf({'huntbook.config.yaml': '', 'hunts/a/x.md': first})
    writeFileSync(join(top, 'hunts/a/new.md'), first)
    expect(await lint(top)).toEqual(['meta/id-duplicate hunts/a/new.md unsafe', 'meta/id-duplicate hunts/a/x.md'])
  })
  it('see a hunt that did not change where everything is checked again', async () => {
    const {top} = repositoryOf({'huntbook.config.yaml': '', 'hunts/a/x.md': first, 'hunts/a/y.md': first})
    writeFileSync(join(top, 'huntbook.config.yaml'), 'useIgnoreFiles: true\n')
    expect(await lint(top)).toEqual(['meta/id-duplicate hunts/a/x.md', 'meta/id-duplicate hunts/a/y.md'])
  })
})
