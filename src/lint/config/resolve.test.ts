import {describe, expect, it} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {emptyMap, isMap, type ValueMap} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {buildConfig, layersOf, type Preset, recommended, strict} from './build.ts'
import {layersFor, matchesAny, optionsFor, pairsFor, rulesFor} from './resolve.ts'

function mapOf(text: string): ValueMap {
  const {tree} = parseYaml(text, {version: '1.2'})
  const value = tree && treeValue(tree)
  return isMap(value) ? value : emptyMap
}

function presetOf(text: string): Preset {
  const value = mapOf(text)
  return {layers: layersOf(value), settings: value}
}

/** Severity of each rule that is on. */
function severities(text: string, path = 'hunts/mdr/a.md', presets: readonly Preset[] = [recommended]): Record<string, string> {
  const active = rulesFor(buildConfig(mapOf(text), presets), rules, path)
  return Object.fromEntries(active.map(({rule, severity}) => [rule.meta.id, severity]))
}

function options(text: string, path = 'hunts/mdr/a.md'): unknown {
  const active = rulesFor(buildConfig(mapOf(text), [recommended]), rules, path)
  return active.find(({rule}) => rule.meta.id === 'structure/sections')?.options
}

describe('optionsFor', () => {
  const config = buildConfig(
    mapOf(
      'rules: {structure/sections: off, security/secret: {keys: [x_key]}}\noverrides: [{team: ot, rules: {structure/sections: {severity: info, profile: lock}}}]',
    ),
    [recommended],
  )
  const of = (id: string, path: string): unknown => optionsFor(config, rules, {id, path})
  it('has those of a rule for a file, over the defaults', () => {
    expect(of('security/secret', 'hunts/mdr/a.md')).toEqual({keys: ['x_key'], patterns: {}})
    expect(of('structure/sections', 'hunts/ot/a.md')).toMatchObject({profile: 'lock'})
  })
  it('has none of a rule that is off or that nobody knows', () => {
    expect(of('structure/sections', 'hunts/mdr/a.md')).toBeUndefined()
    expect(of('structure/none', 'hunts/mdr/a.md')).toBeUndefined()
  })
})

describe('rulesFor', () => {
  it('has every shipped rule at its own severity where the recommended ones are on', () => {
    const on = rules.filter(({meta}) => meta.severity !== 'off')
    expect(severities('')).toEqual(Object.fromEntries(on.map(({meta}) => [meta.id, meta.severity])))
  })
  it('has no rule without presets', () => expect(severities('', 'hunts/mdr/a.md', [])).toEqual({}))
  it('raises what is not an error where the strict ones are on', () => {
    expect(severities('', 'hunts/mdr/a.md', [strict])).toMatchObject({
      'meta/id-format': 'error',
      'meta/missing': 'error',
      'format/minified': 'warning',
    })
  })
  it('leaves the words of the configuration over strict ones as they are', () => {
    expect(severities('rules: {meta/id-format: warning}', 'hunts/mdr/a.md', [strict])['meta/id-format']).toBe('warning')
  })
  it('turns rules and groups on and off, a rule over its group', () => {
    const own = severities('')
    const others = Object.keys(own).filter(id => !id.startsWith('meta/') && id !== 'attack/unknown')
    expect(severities('rules: {meta/*: off, meta/missing: info, attack/unknown: off}')).toEqual({
      ...Object.fromEntries(others.map(id => [id, own[id]])),
      'meta/missing': 'info',
    })
    expect(Object.keys(severities('rules: {meta/missing: info, meta/*: off}'))).toContain('meta/missing')
  })
  it('neither turns a rule on nor off with options alone', () => {
    expect(severities('rules: {structure/sections: {profile: peak}}')['structure/sections']).toBe('warning')
    expect(
      severities('rules: {structure/sections: off}\noverrides: [{team: mdr, rules: {structure/sections: {profile: peak}}}]'),
    ).not.toHaveProperty('structure/sections')
  })
  it('lets overrides win for their files, later ones over earlier ones', () => {
    const text = `
rules: {structure/sections: off}
overrides:
  - {files: ['hunts/**'], rules: {structure/sections: info}}
  - {team: mdr, ignore: ['**/old/**'], rules: {structure/sections: error}}
`
    expect(severities(text)['structure/sections']).toBe('error')
    expect(severities(text, 'hunts/mdr/old/a.md')['structure/sections']).toBe('info')
    expect(severities(text, 'hunts/other/a.md')['structure/sections']).toBe('info')
    expect(severities(text, 'other/a.md')).not.toHaveProperty('structure/sections')
  })
  it('merges options key by key over the defaults', () => {
    expect(
      options('rules: {structure/sections: {profile: lock}}\noverrides: [{team: mdr, rules: {structure/sections: {severity: info}}}]'),
    ).toMatchObject({profile: 'lock'})
    expect(options('')).toEqual({profile: 'secureworks', sections: []})
  })
  it('applies presets in their order, before the file that names them', () => {
    const presets = [recommended, presetOf('rules: {meta/missing: off, meta/schema: off}'), presetOf('rules: {meta/missing: info}')]
    expect(severities('rules: {meta/schema: warning}', 'hunts/a.md', presets)).toMatchObject({
      'meta/missing': 'info',
      'meta/schema': 'warning',
    })
  })
})

describe('buildConfig', () => {
  it('fills in every default', () => {
    expect(buildConfig(emptyMap, [])).toEqual({
      files: ['**/*.{ipynb,md,myst,mystnb,mnb}'],
      ignore: [],
      useIgnoreFiles: true,
      layers: [{ignore: [], rules: new Map()}],
      aliases: new Map(),
      attack: {domains: ['enterprise']},
      maxDiagnostics: 100,
      formats: [],
      maxFileBytes: 268_435_456,
      maxDepth: 512,
      packs: new Map(),
      limits: {fileMs: 10_000, ruleMs: 5000, catalogMs: 30_000},
      cache: {enabled: true, folder: '.huntbook/cache'},
      suppressions: {requireReason: false, unused: 'warning'},
      export: {knownTags: []},
      convert: {representation: 'plain', stale: 'drop'},
      new: {templates: 'templates', technique: [], dataSource: [], tag: [], param: new Map()},
      kernelspec: {name: 'python3', display_name: 'Python 3', language: 'python'},
    })
  })
  it('knows how the halves of a file are kept', () => {
    const config = buildConfig(
      mapOf('pairs: {mode: both}\noverrides: [{team: mdr, pairs: {path: "{folder}/nb/{stem}"}}, {files: ["x/**"], pairs: {mode: none}}]'),
      [recommended],
    )
    expect(pairsFor(config, 'a.md')).toEqual({mode: 'both', path: '{folder}/{stem}'})
    expect(pairsFor(config, 'hunts/mdr/a.md')).toEqual({mode: 'both', path: '{folder}/nb/{stem}'})
    expect(pairsFor(config, 'x/a.md').mode).toBe('none')
    expect(pairsFor(buildConfig(emptyMap, []), 'a.md')).toEqual({mode: 'myst', path: '{folder}/{stem}'})
  })
  it('takes other settings than rules from presets too, mappings key by key', () => {
    const preset = presetOf('files: [a]\nattack: {version: "1", domains: [ics]}\nexport: {knownTags: [x]}\nlimits: {maxFileBytes: 5}')
    const config = buildConfig(mapOf('attack: {domains: [mobile]}\nexport: {streams: all}'), [preset])
    expect(config).toMatchObject({
      files: ['a'],
      attack: {version: '1', domains: ['mobile']},
      export: {knownTags: ['x'], streams: 'all'},
      maxFileBytes: 5,
      maxDepth: 512,
    })
  })
  it('knows which reports are asked for', () => {
    const preset = presetOf('report: {formats: [junit=r.xml], docsUrl: "https://wiki.example/rules"}')
    expect(buildConfig(emptyMap, [preset])).toMatchObject({formats: ['junit=r.xml'], docsUrl: 'https://wiki.example/rules'})
    expect(buildConfig(mapOf('report: {formats: [sarif=s, github]}'), [preset]).formats).toEqual(['sarif=s', 'github'])
  })
  it('takes the kernel of new notebooks whole', () => {
    const preset = presetOf('new: {kernelspec: {name: ir, display_name: R, language: R}}')
    expect(buildConfig(emptyMap, [preset]).kernelspec).toEqual({name: 'ir', display_name: 'R', language: 'R'})
    const own = mapOf('new: {kernelspec: {name: julia-1, display_name: Julia, language: julia}}')
    expect(buildConfig(own, [preset]).kernelspec).toEqual({name: 'julia-1', display_name: 'Julia', language: 'julia'})
  })
  it('keeps aliases and paths', () => {
    const config = buildConfig(mapOf('metadata: {aliases: {name: title}, retired: r.yaml, schema: s.json}\nattack: {next: n.json}'), [])
    expect([config.aliases, config.retired, config.attack.next, config.layers[0]?.schema]).toEqual([
      new Map([['name', 'title']]),
      'r.yaml',
      'n.json',
      's.json',
    ])
  })
})

describe('layersFor', () => {
  it('takes a team for its folder below hunts, exactly', () => {
    const config = buildConfig(mapOf('overrides: [{team: mdr, metadata: {schema: s.json}}]'), [])
    const schemas = (path: string) => layersFor(config, path).flatMap(({schema}) => schema ?? [])
    expect(schemas('hunts/mdr/a.md')).toEqual(['s.json'])
    expect(schemas('hunts/mdr/deep/a.md')).toEqual(['s.json'])
    expect(schemas('hunts/mdr2/a.md')).toEqual([])
    expect(schemas('mdr/a.md')).toEqual([])
  })
})

describe('matchesAny', () => {
  it('takes dots in names for nothing special', () => expect(matchesAny('.github/a.md', ['**/*.md'])).toBe(true))
  it('stops at a thousand alternatives', () => {
    matchesAny('x', ['{a,b}'.repeat(40)])
  })
})

describe('globs of a configuration', () => {
  it('mean the same with `./` before them', () => {
    const config = buildConfig(
      mapOf("files: ['./hunts/**/*.md']\nignore: [./hunts/a]\noverrides: [{files: ['./hunts/**'], ignore: [hunts/b/]}]"),
      [],
    )
    expect([config.files, config.ignore]).toEqual([['hunts/**/*.md'], ['hunts/a', 'hunts/a/**']])
    expect(config.layers.at(-1)).toMatchObject({files: ['hunts/**'], ignore: ['hunts/b', 'hunts/b/**']})
  })
})
