import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {adopt} from '../support/adopting.ts'
import {dataPath} from './data.ts'

describe('adopting the hunts of ThreatHunter-Playbook', () => {
  it('takes the four commands of docs/adopting.md', () => {
    const names = readdirSync(dataPath('notebooks', 'threathunter-playbook', 'windows'))
    const hunts = names.map(name => {
      const file = dataPath('notebooks', 'threathunter-playbook', 'windows', name, 'notebook.md')
      return [`${name}.md`, readFileSync(file, 'utf8')] as const
    })
    expect(hunts).toHaveLength(12)
    const {steps, files} = adopt(new Map(hunts))
    expect(steps.map(({status}) => status)).toEqual([0, 0, 0, 0])
    expect(steps[3]?.stdout).toMatch(/^12 notebooks are clean\.\n\d+ more are in the baseline\./u)
    for (const text of files.values()) expect(text).toMatch(/^hunting:$/mu)
  })
})
