import {describe, expect, it} from 'vitest'
import {gitParts, gitSettings, isOurs, programOf} from './git-parts.ts'

describe('what git is told', () => {
  it('is the command of each part, with the program in front', () => {
    expect(gitSettings('filter', ['/a b/node', '/x.cjs'])).toEqual([
      {key: 'filter.huntbook.process', value: "'/a b/node' /x.cjs git filter"},
      {key: 'filter.huntbook.required', value: 'true'},
    ])
    expect(gitSettings('merge', ['/50%/huntbook'])[0]).toEqual({
      key: 'merge.huntbook.driver',
      value: '/50%%/huntbook git merge %O %A %B %L %P',
    })
  })

  it('is known again, whatever the program', () => {
    for (const part of gitParts) {
      for (const program of [['huntbook'], ["/it's 50%/node", '/git/x.cjs']]) {
        const settings = gitSettings(part, program)
        expect(programOf(part, settings[0]?.value ?? '')).toEqual(program)
        expect(settings.filter(setting => !isOurs(setting))).toEqual([])
      }
    }
    expect(programOf('diff', 'huntbook git textconv --text-version 7')).toEqual(['huntbook'])
    expect(programOf('filter', 'git filter')).toBeUndefined()
    expect(programOf('filter', 'nbstripout')).toBeUndefined()
    expect(isOurs({key: 'diff.huntbook.xfuncname', value: 'mine'})).toBe(false)
    expect(isOurs({key: 'diff.huntbook.binary', value: 'true'})).toBe(false)
  })
})
