import {describe, expect, it} from 'vitest'
import {editorFiles} from './editors.ts'

const [settings, extensions] = editorFiles('./schema.json', '{}\n')

describe('settings of VS Code that are there', () => {
  it.each([
    ['a schema', '{"yaml.schemas": {"x": "huntbook.config.yaml"}}'],
    ['a schema for several files', '{\n  // Ours.\n  "yaml.schemas": {"x": ["a", "**/huntbook.config.yaml",], /* "*/},\n}'],
  ])('associate the configuration with %s', (_, text) => expect(settings?.lacking(text)).toBeUndefined())
  it.each([
    ['leave it out of the explorer', '{"files.exclude": {"huntbook.config.yaml": true}}'],
    ['mention it', '{// "yaml.schemas": {"x": "huntbook.config.yaml"}\n}'],
    ['hold a slash', '{"a": "// huntbook.config.yaml"}'],
    ['cannot be read', '{"yaml.schemas": {"x": "huntbook.config.yaml"'],
  ])('do not where they %s', (_, text) =>
    expect(settings?.lacking(text)?.lines).toEqual(['"yaml.schemas": {"./schema.json": "huntbook.config.yaml"}']),
  )
  it('recommend an extension whatever its case', () => {
    expect(extensions?.lacking('{"recommendations": ["RedHat.vscode-yaml"]}')).toBeUndefined()
    expect(extensions?.lacking('{"unwantedRecommendations": ["redhat.vscode-yaml"]}')?.lines).toHaveLength(1)
  })
  it('are read in linear time', () => {
    for (const text of ['/*', '"\\', ',  ', '//', '"']) expect(settings?.lacking(text.repeat(100_000))).toBeDefined()
  })
})
