import {isList, mapOf} from '../../model/value.ts'
import {readCommentedJson} from './commented-json.ts'
import {configPath} from './config-file.ts'
import type {Facts} from './facts.ts'
import type {Part} from './part.ts'
import type {Release} from './release.ts'

const extension = 'redhat.vscode-yaml'
const copyPath = '.vscode/huntbook.config.schema.json'

/**
 * Where editors find the schema of the configuration: in the installed package, in the release, else in a copy of the one that this version
 * has. A path of this machine would be of no use to others, and nothing is named that does not exist.
 */
export function schemaPlace({isInstalled}: Pick<Facts, 'isInstalled'>, release: Release | undefined): string {
  if (isInstalled) return './node_modules/huntbook/schemas/config.schema.json'
  if (release) return `https://raw.githubusercontent.com/${release.repository}/${release.commit}/schemas/config.schema.json`
  return `./${copyPath}`
}

/** What VS Code needs to check and complete the configuration. Other editors with yaml-language-server read its first line. */
export function editorFiles(schema: string, copy: string): readonly Part[] {
  const why = 'so that VS Code knows the keys of the configuration'
  const association = `"yaml.schemas": {${JSON.stringify(schema)}: ${JSON.stringify(configPath)}}`
  const recommended = JSON.stringify(extension)
  return [
    {
      path: '.vscode/settings.json',
      purpose: 'VS Code knows the keys of the configuration',
      text: `{\n  ${association}\n}\n`,
      lacking: existing => (isAssociated(existing) ? undefined : {why, lines: [association]}),
    },
    {
      path: '.vscode/extensions.json',
      purpose: 'VS Code offers the extension for that',
      text: `{\n  "recommendations": [${recommended}]\n}\n`,
      lacking: existing => (isRecommended(existing) ? undefined : {why, lines: [`"recommendations": [${recommended}]`]}),
    },
    ...(schema === `./${copyPath}`
      ? [
          {
            path: copyPath,
            purpose: 'the schema of the configuration, for editors',
            text: copy,
            lacking: () => ({why: 'it is the schema of another version', lines: []}),
          },
        ]
      : []),
  ]
}

/** Whether any schema is said to be that of the configuration. */
function isAssociated(settings: string): boolean {
  const schemas = [...mapOf(mapOf(readCommentedJson(settings)).get('yaml.schemas')).values()]
  return schemas.flat().some(glob => typeof glob === 'string' && (glob === configPath || glob.endsWith(`/${configPath}`)))
}

function isRecommended(extensions: string): boolean {
  const names = mapOf(readCommentedJson(extensions)).get('recommendations')
  return isList(names) && names.some(name => typeof name === 'string' && name.toLowerCase() === extension)
}
