import {describe, expect} from 'vitest'
import {adopt, adoptingCommands} from './support/adopting.ts'
import {onPosix} from './support/posix.ts'

/** As hunts of the playbook are: no metadata, other sections, an old interface, a bare heading. */
const hunts = new Map([
  [
    '190101-ServiceStop.md',
    `---
jupytext: {formats: 'md:myst', text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Services that stop

## Hypothesis

Somebody stops what watches them.

## Analytics

\`\`\`{code-cell} Ipython3
df = spark.sql(
    "SELECT * FROM services WHERE state = 'stopped'"
)
df.show(10,False)
\`\`\`

## References

* [none](None)
`,
  ],
  [
    '190102-Broken.md',
    '---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n---\n\n# Cron lines\n\n```{code-cell}\nprint "x"\n```\n',
  ],
])

describe('docs/adopting.md', () => {
  onPosix('makes a catalog with a past pass in four commands, none of them by hand', () => {
    expect(adoptingCommands()).toHaveLength(4)
    const {steps, files} = adopt(hunts)
    expect(steps.map(({status}) => status)).toEqual([0, 0, 0, 0])
    expect(steps[1]?.stdout).toMatch(/errors?/u)
    expect(steps[3]?.stdout).toMatch(/^2 notebooks are clean\.\n\d+ more are in the baseline\./u)
    for (const text of files.values()) expect(text).toMatch(/^hunting:\n {2}id: [\da-f-]{36}$/mu)
  })
})
