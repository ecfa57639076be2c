// The page that people see who open the repository of releases.
import {hooksRows} from './hooks.mjs'

/** @param {{version: string}} given */
export function readmeOf({version}) {
  return `# huntbook ${version}

This is a release of huntbook as hook runners, the GitHub action and npm install it: one bundle, no dependencies, nothing that runs at
installation. It is built from the sources, at the commit that the file \`SOURCE\` names, and not edited by hand.

As hooks of pre-commit, with this repository as \`repo\` and the version as \`rev\`:

\`\`\`yaml
repos:
  - repo: <URL or path of this repository>
    rev: v${version}
    hooks:
      - id: huntbook-fix
      - id: huntbook-lint
\`\`\`

| hook | what it does |
|---|---|
${hooksRows}

Those that write fail when they did. Several are listed in this order: fix, strip, sync, lint.

As a program: \`node dist/huntbook.cjs --help\`, or \`npm install\` of this repository. It needs Node.js 20.19 or later.

\`THIRD-PARTY-NOTICES\` has the licences of what the bundle holds, \`sbom.cdx.json\` the same for machines.
`
}
