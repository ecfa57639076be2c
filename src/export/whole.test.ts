import {describe, expect, it} from 'vitest'
import {mapOf, markdown} from '../../test/export-notebooks.ts'
import {utf8Text} from '../parse/utf8.ts'
import {defaultExportOptions} from './options.ts'
import {exportNotebook} from './whole.ts'

const notebook = {minor: 5, metadata: mapOf({}), cells: [markdown('# c2.example.com at Fabrikam')], extra: new Map()}
const options = {...defaultExportOptions, path: 'x.ipynb'}

describe('exportNotebook of the library', () => {
  it('defangs documents where it is told to', () => {
    const text = (defang: boolean) => utf8Text(exportNotebook(notebook, {...options, defang}).files[0]?.bytes ?? new Uint8Array())
    expect([text(false), text(true)]).toEqual(['# c2.example.com at Fabrikam\n', '# c2[.]example[.]com at Fabrikam\n'])
  })
  it('refuses documents with names of other tenants', () => {
    const facts = {...options.facts, tenant: '100200', tenants: [{id: '100201', name: 'Fabrikam'}]}
    const {files, problems} = exportNotebook(notebook, {...options, facts})
    expect(files).toEqual([])
    expect(problems.map(({rule, cell}) => `${rule} ${cell}`)).toEqual(['tenant/foreign-name undefined', 'tenant/foreign-name 1'])
  })
})
