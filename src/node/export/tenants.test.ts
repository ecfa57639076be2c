import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {exported, exportedIn, notebook} from '../../../test/support/export.ts'
import {folderOf} from '../../../test/support/folder.ts'
import {code, ipynb, markdown} from '../../../test/support/hunt.ts'

const tenants = 'tenants: [{id: "100200", name: Contoso}, {id: "100201", name: Fabrikam}]'
const parameters = code('TENANT_ID = "100200"', {tags: ['parameters']})
const files = {
  'tenants.yaml': tenants,
  'own.ipynb': ipynb({}, [parameters, markdown('# Contoso')]),
  'other.ipynb': ipynb({}, [parameters, markdown('# Contoso'), markdown('As at **Fabrikam**.')]),
}

describe('the list of tenants', () => {
  it.each([
    ['no list', 'tenants: 1', 'tenants.yaml: Expected a list of `tenants`, got none.'],
    ['a number for an id', 'tenants: [{id: 0100}]', 'tenants.yaml: Expected an id of tenant 1 that is a text, got another value.'],
    ['no YAML', 'tenants: [', 'tenants.yaml: '],
  ])('is refused if it is %s', async (_, text, message) => {
    await expect(exported({'x.ipynb': notebook, 'tenants.yaml': text}, {tenants: 'tenants.yaml'})).rejects.toThrow(message)
  })
  it.each(['markdown', 'html', 'json'])('keeps the names of others out of %s', async target => {
    const {diagnostics, written} = await exported(files, {targets: [target], tenants: 'tenants.yaml'})
    expect(written.map(file => file.includes('other'))).not.toContain(true)
    const errors = diagnostics.filter(({severity}) => severity === 'error')
    expect(errors.map(({rule, path}) => [rule, path])).toContainEqual(['tenant/foreign-name', 'other.ipynb'])
    expect(new Set(errors.map(({path}) => path))).toEqual(new Set(['other.ipynb']))
  })
  it('lies where a person says, from the working folder', async () => {
    const folder = folderOf({...files, 'repo/huntbook.config.yaml': '', 'repo/runs/x.ipynb': files['other.ipynb'], 'good.txt': ''})
    const cwd = join(folder, 'repo/runs')
    const options = {cwd, files: ['x.ipynb'], targets: ['json'], tenants: '../../tenants.yaml', allowList: '../../good.txt'}
    expect((await exportedIn(folder, options)).exitCode).toBe(1)
  })
  it.each(['tenants', 'allowList'])('lies in the catalog where the configuration names it: %s', async key => {
    const config = {...files, 'repo/huntbook.config.yaml': `export: {${key}: ../tenants.yaml}`, 'repo/x.ipynb': notebook}
    const folder = folderOf(config)
    const exporting = exportedIn(folder, {cwd: join(folder, 'repo'), files: ['x.ipynb']})
    await expect(exporting).rejects.toThrow('Expected a path inside the root, got `../tenants.yaml`.')
  })
})

describe('--tenant', () => {
  it.each(['markdown', 'html', 'json'])('that the run does not name refuses %s', async target => {
    const {exitCode, made} = await exported({'own.ipynb': files['own.ipynb']}, {targets: [target], tenant: '100201'})
    expect([exitCode, made]).toEqual([1, []])
  })
})
