// Writes the generated parts of the docs: `node scripts/docs.mjs`. With `--check` it writes nothing and exits 1 where a page differs.
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import process, {argv, stderr, stdout} from 'node:process'
import {fileURLToPath} from 'node:url'
import {hooksTable, optionsTable} from './docs/commands.mjs'
import {frontMatterSchema} from './docs/front-matter.mjs'
import {fillParts} from './docs/parts.mjs'
import {ruleHead, ruleList, ruleOptions} from './docs/rules.mjs'
import {configTable, fieldsTable, sourcesTable} from './docs/schemas.mjs'

const root = join(import.meta.dirname, '..')

if (argv[1] === fileURLToPath(import.meta.url)) await run(argv.includes('--check'))

/**
 * Path of a page, or of the schema that is made of others, from the root → its text with the generated parts as they should be. Throws where a page or a part is missing.
 *
 * @param {{
 *   rules: readonly {meta: {id: string}}[],
 *   commands: readonly {name: string, options: object}[],
 *   commonOptions: object,
 *   hooks: readonly {id: string, command: string, writes: string}[],
 *   read: (path: string) => string,
 * }} given `read` reads a file by its path from the root
 */
export function docsPages({rules, commands, commonOptions, hooks, read}) {
  const metas = rules.map(({meta}) => meta)
  const schema = name => JSON.parse(read(`schemas/${name}.schema.json`))
  const partsOf = new Map([
    ['docs/rules/README.md', {rules: ruleList(metas)}],
    ...metas.map(meta => [`docs/rules/${meta.id}.md`, {head: ruleHead(meta), options: ruleOptions(meta)}]),
    [
      'docs/cli.md',
      {
        ...Object.fromEntries(commands.flatMap(withInner).map(({name, options}) => [name.replaceAll(' ', '_'), optionsTable(options)])),
        common: optionsTable(commonOptions),
      },
    ],
    ['docs/pre-commit.md', {hooks: hooksTable(hooks)}],
    ['docs/configuration.md', {keys: configTable(schema('config'))}],
    ['docs/metadata.md', {fields: fieldsTable(schema('hunting')), sources: sourcesTable(schema('vocabulary'))}],
  ])
  const filled = [...partsOf].map(([path, parts]) => [path, fillParts(read(path), {path, parts})])
  const header = frontMatterSchema({notebook: schema('notebook'), hunting: schema('hunting')})
  return new Map([...filled, ['schemas/front-matter.schema.json', header]])
}

/** A command that has commands of its own has no options. */
function withInner(command) {
  return command.commands ?? [command]
}

async function run(onlyCheck) {
  const [{rules}, {hooks}, {commands, commonOptions}] = await Promise.all([
    import('../dist/rules/index.js'),
    import('../dist/src/setup/hooks.js'),
    loadCommands(),
  ])
  const read = path => readFileSync(join(root, path), 'utf8')
  const pages = docsPages({rules, commands, commonOptions, hooks, read})
  const stale = [...pages].filter(([path, text]) => text !== read(path))
  if (onlyCheck && stale.length > 0) {
    stderr.write(`Out of date: ${stale.map(([path]) => path).join(', ')}.\n  hint: npm run build && node scripts/docs.mjs\n`)
    process.exitCode = 1
    return
  }
  for (const [path, text] of stale) writeFileSync(join(root, path), text)
  stdout.write(`${pages.size} pages, ${stale.length} written\n`)
}

async function loadCommands() {
  const [{commands}, {commonOptions}] = await Promise.all([import('../dist/src/cli/commands.js'), import('../dist/src/cli/options.js')])
  return {commands, commonOptions}
}
