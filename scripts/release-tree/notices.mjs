// The licences of everything that a release holds and huntbook's authors did not write.

/**
 * @param {{packages: readonly import('./packages.mjs').Package[], attack: string}} given `attack` is the notice that comes with ATT&CK
 */
export function noticesOf({packages, attack}) {
  const all = packages.flatMap(each => [each, ...(each.inside ?? []).map(part => ({...part, host: each.name}))])
  const texts = new Map()
  for (const each of all) texts.set(each.text, [...(texts.get(each.text) ?? []), title(each)])
  const parts = [...texts].map(([text, titles]) => `${titles.join('\n')}\n\n${text.trim()}\n`)
  const head = `This release of huntbook holds the packages below in its bundle, and data of MITRE ATT&CK. Their licences follow.\n`
  return [head, ...parts, `MITRE ATT&CK (data)\n\n${attack.trim()}\n`].join(`\n${'-'.repeat(80)}\n\n`)
}

function title({name, version, license, host}) {
  return `${name}${version === undefined ? '' : ` ${version}`} (${license})${host === undefined ? '' : `, inside ${host}`}`
}
