// What a release holds, for machines: CycloneDX 1.6. Neither a serial number nor a time, so that the same sources give the same bytes.

/**
 * @param {{
 *   own: {name: string, version: string, license: string},
 *   packages: readonly import('./packages.mjs').Package[],
 *   attack: readonly string[],
 * }} given `attack` are the versions of the index of ATT&CK
 */
export function sbomOf({own, packages, attack}) {
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {component: component('application', own)},
    components: [
      ...packages.map(each => ({
        ...component('library', each),
        ...(each.inside && {components: each.inside.map(part => component('library', part, each))}),
      })),
      ...attack.map(version => ({
        type: 'data',
        'bom-ref': `mitre-attack@${version}`,
        name: 'MITRE ATT&CK',
        version,
        licenses: [{license: {name: 'MITRE ATT&CK Terms of Use', url: 'https://attack.mitre.org/resources/terms-of-use/'}}],
      })),
    ],
    dependencies: [
      {ref: referenceOf(own), dependsOn: [...packages.map(each => referenceOf(each)), ...attack.map(version => `mitre-attack@${version}`)]},
    ],
  }
  return `${JSON.stringify(bom, undefined, 2)}\n`
}

function component(type, {name, version, license}, host) {
  const scope = /^(@[^/]+)\/(.+)$/u.exec(name)
  return {
    type,
    'bom-ref': host ? `${referenceOf(host)}#${name}${version === undefined ? '' : `@${version}`}` : referenceOf({name, version}),
    ...(scope && {group: scope[1]}),
    name: scope ? scope[2] : name,
    ...(version !== undefined && {version}),
    licenses: [/ /u.test(license) ? {expression: license} : {license: {id: license}}],
    ...(version !== undefined && {purl: referenceOf({name, version})}),
  }
}

function referenceOf({name, version}) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}
