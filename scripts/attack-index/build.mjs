/**
 * STIX bundles of ATT&CK → the facts that a hunt catalog asks for, without descriptions.
 *
 * @typedef {{[key: string]: any, id: string, type: string}} StixObject
 * @typedef {{objects: readonly StixObject[]}} Bundle
 */

const domains = new Map([
  ['enterprise-attack', 'enterprise'],
  ['mobile-attack', 'mobile'],
  ['ics-attack', 'ics'],
])

/**
 * @param {readonly Bundle[]} bundles one a domain, in any order
 * @param {{version: string, source: string}} options
 */
export function attackIndex(bundles, {version, source}) {
  const found = new Map()
  for (const {objects} of bundles) {
    const matrix = objects.find(object => object.type === 'x-mitre-matrix' && isCurrent(object))
    const domain = domains.get(matrix && externalId(matrix))
    if (!matrix || domain === undefined) throw new Error('Expected a bundle with the matrix of one ATT&CK domain.')
    if (found.has(domain)) throw new Error(`Unexpected second bundle of the domain \`${domain}\`: remove it.`)
    found.set(domain, {version, ...domainFacts(objects, matrix)})
  }
  return {
    attackVersion: version,
    source,
    notice: notice(bundles[0]),
    domains: Object.fromEntries([...domains.values()].filter(domain => found.has(domain)).map(domain => [domain, found.get(domain)])),
  }
}

/** One record a line, so that a change of version can be read as a diff. */
export function printIndex({attackVersion, source, notice: text, domains: facts}) {
  const parts = Object.entries(facts).map(([name, domain]) => `    ${line(name)}: ${printDomain(domain)}`)
  const head = Object.entries({attackVersion, source, notice: text}).map(([key, value]) => `  ${line(key)}: ${line(value)},\n`)
  return `{\n${head.join('')}  "domains": {\n${parts.join(',\n')}\n  }\n}\n`
}

function printDomain({version, techniqueDataComponents, ...lists}) {
  const records = Object.entries(lists).map(([key, items]) => `      ${line(key)}: ${block('[]', items.map(line))}`)
  const pairs = Object.entries(techniqueDataComponents).map(([id, components]) => `${line(id)}: ${line(components)}`)
  records.push(`      "techniqueDataComponents": ${block('{}', pairs)}`)
  return `{\n      "version": ${line(version)},\n${records.join(',\n')}\n    }`
}

function block([open, close], lines) {
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.map(text => `        ${text}`).join(',\n')}\n      ${close}`
}

/** JSON on one line with a blank after each comma and colon. Records are two levels deep. */
function line(value) {
  if (Array.isArray(value)) return `[${value.map(line).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${line(key)}: ${line(item)}`)
    .join(', ')}}`
}

function domainFacts(objects, matrix) {
  const byId = new Map(objects.map(object => [object.id, object]))
  const tactics = matrix.tactic_refs.map(ref => {
    const {id, x_mitre_shortname: shortname, name} = byId.get(ref) ?? missing(ref)
    return {id: externalId(byId.get(id)), stix: id, shortname, name}
  })
  const order = new Map(tactics.map(({shortname}, index) => [shortname, index]))
  const links = kind => objects.filter(object => object.relationship_type === kind && isCurrent(object))
  const target = kind =>
    new Map(links(kind).map(link => [link.source_ref, externalId(byId.get(link.target_ref) ?? missing(link.target_ref))]))
  const parents = target('subtechnique-of')
  const replacements = target('revoked-by')
  const techniques = objects
    .filter(object => object.type === 'attack-pattern')
    .map(object => {
      const id = externalId(object)
      return {
        id,
        stix: object.id,
        name: object.name,
        tactics: tacticsOf(object, order),
        // Revoked sub-techniques may have lost the relationship.
        subtechniqueOf: parents.get(object.id) ?? (id.includes('.') ? id.slice(0, id.indexOf('.')) : null),
        platforms: sorted(object.x_mitre_platforms ?? []),
        status: object.revoked ? 'revoked' : object.x_mitre_deprecated ? 'deprecated' : 'active',
        replacedBy: replacements.get(object.id) ?? null,
      }
    })
  return {
    tactics,
    techniques: sortedById(techniques),
    dataComponents: sortedById(
      objects
        .filter(object => object.type === 'x-mitre-data-component' && isCurrent(object))
        .map(object => ({id: externalId(object), name: object.name})),
    ),
    techniqueDataComponents: componentsOf(links('detects'), byId),
  }
}

/** Technique ← detection strategy → analytics → log source references → data component. */
function componentsOf(detects, byId) {
  const found = new Map()
  for (const {source_ref: source, target_ref: target} of detects) {
    const technique = byId.get(target) ?? missing(target)
    const strategy = byId.get(source) ?? missing(source)
    if (!isCurrent(technique) || !isCurrent(strategy)) continue
    const ids = found.get(externalId(technique)) ?? new Set()
    found.set(externalId(technique), ids)
    for (const ref of strategy.x_mitre_analytic_refs ?? []) {
      const {x_mitre_log_source_references: sources = []} = byId.get(ref) ?? missing(ref)
      for (const {x_mitre_data_component_ref: component} of sources) ids.add(externalId(byId.get(component) ?? missing(component)))
    }
  }
  return Object.fromEntries(sorted(found.keys()).map(id => [id, sorted(found.get(id))]))
}

/** In matrix order. Short names that the matrix does not have any more come last, as they stand. */
function tacticsOf({kill_chain_phases: phases = []}, order) {
  const place = name => order.get(name) ?? order.size
  return [...new Set(phases.map(phase => phase.phase_name))].sort((a, b) => place(a) - place(b))
}

/** MITRE's designation, whose year is the last one of the bundle's marking. */
function notice({objects}) {
  const statement = objects.find(object => object.type === 'marking-definition')?.definition?.statement ?? ''
  const year = /^Copyright (?:\d{4}-)?(\d{4}), The MITRE Corporation\./u.exec(statement)?.[1]
  if (year === undefined) throw new Error('Expected a bundle with the copyright statement of MITRE.')
  return `© ${year} The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.`
}

function isCurrent({revoked, x_mitre_deprecated: deprecated}) {
  return !revoked && !deprecated
}

function externalId(object) {
  return object.external_references[0].external_id
}

/** Code-unit order. */
function sorted(texts) {
  return [...texts].sort()
}

function sortedById(records) {
  return records.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function missing(ref) {
  throw new Error(`Expected the object \`${ref}\` in the bundle.`)
}
