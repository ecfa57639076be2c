import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {utf8} from '@scure/base'
import {Ajv2020} from 'ajv/dist/2020.js'
import {defaultExportOptions} from '../../src/export/options.ts'
import type {FindingExporter, TargetOptions} from '../../src/export/target.ts'
import type {Finding} from '../../src/model/finding.ts'

/** What a target makes of a finding that is allowed to leave. */
export function exported(exporter: FindingExporter, finding: Finding, options: Partial<TargetOptions> = {}) {
  const {files, problems} = exporter.export(
    {finding, stem: 'x', pictures: []},
    {...defaultExportOptions, allowIncomplete: true, ...options},
  )
  return {
    paths: files.map(({path}) => path),
    texts: files.map(({bytes}) => utf8.encode(bytes)),
    contents: files.map(({bytes}) => JSON.parse(utf8.encode(bytes))),
    messages: problems.map(({rule, message}) => `${rule}: ${message}`),
  }
}

/** What a value breaks in the schema of a target's bodies; empty if it keeps to it. */
export function schemaErrors(target: string): (value: unknown) => string[] {
  const schema: object = JSON.parse(readFileSync(join(import.meta.dirname, `../../schemas/requests/${target}.schema.json`), 'utf8'))
  const validate = new Ajv2020({strict: false}).compile(schema)
  return value => (validate(value) ? [] : (validate.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`))
}
