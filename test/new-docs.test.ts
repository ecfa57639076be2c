import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runInProcess} from './support/cli.ts'
import {filesIn, folderOf} from './support/folder.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/new-hunts.md'), 'utf8')
const template = /^````md templates\/mdr\/default\.md\n(.*?)^````$/msu.exec(page)?.[1] ?? ''

/** The commands of the page and what they print. */
const shown = [...page.matchAll(/^\$ huntbook ((?:.*\\\n)*.*)\n((?:(?!\$|```).*\n)*)/gmu)].map(([, line = '', output = '']) => ({
  args: [...line.matchAll(/'([^']*)'|([^\s'\\]+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  output,
}))

describe('docs/new-hunts.md', () => {
  it.each(shown.slice(0, 2))('shows what is printed: $args.1', async ({args, output}) => {
    const {stdout, stderr} = await runInProcess(args, {cwd: folderOf({'hunts/mdr/README.md': ''})})
    expect(stdout + stderr).toBe(output)
  })
  it('shows a template that works', async () => {
    const cwd = folderOf({'templates/mdr/default.md': template})
    const [first, , last] = shown
    const given = [...(last?.args.filter(word => word !== '…') ?? []), ...(first?.args.slice(4) ?? []), '--param', 'author=A. Hunter']
    const {code, stderr} = await runInProcess(given, {cwd})
    expect(stderr).toBe('note: hunts/mdr is a new folder\nnote: meta/unknown-key: Unknown key `service_tier`.\n')
    expect(code).toBe(0)
    const text = filesIn(cwd)['hunts/mdr/stopped-services.md']
    expect(text).toContain(`  title: 'Stopped "services"'\n`)
    expect(text).toContain('  service_tier: plus  # core, plus or elite\n')
    expect(text).toContain('TITLE = "Stopped \\"services\\""\nDAYS = 7\n')
    expect(text).toContain('Written by A. Hunter about Service Stop.\n')
  })
  it('shows a schema that makes a key of the team known', async () => {
    const fileIn = (head: string): string => new RegExp(`^\`\`\`${head}\\n(.*?)^\`\`\`$`, 'msu').exec(page)?.[1] ?? ''
    const cwd = folderOf({
      'templates/mdr/default.md': template,
      'schemas/team.schema.json': fileIn('json schemas/team\\.schema\\.json'),
      'huntbook.config.yaml': fileIn('yaml huntbook\\.config\\.yaml'),
    })
    const [first, , last] = shown
    const given = [...(last?.args.filter(word => word !== '…') ?? []), ...(first?.args.slice(4) ?? []), '--param', 'author=A. Hunter']
    expect(await runInProcess(given, {cwd})).toMatchObject({code: 0, stderr: 'note: hunts/mdr is a new folder\n'})
    const wrong = given.map(word => (word === 'TIER=plus' ? 'TIER=gold' : word))
    const {stderr} = await runInProcess([...wrong, '--out', 'hunts/mdr/other.md'], {cwd})
    expect(stderr).toMatch(/^note: meta\/schema: .*gold/mu)
  })
})
