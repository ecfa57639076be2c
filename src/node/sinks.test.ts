import {describe, expect, it} from 'vitest'
import {sinksOf} from './sinks.ts'

const cwd = '/work/sub'
const env = {GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/tmp/summary.md'}

describe('the reports of a run', () => {
  it('is pretty where nobody says anything', () => expect(sinksOf({asked: [], cwd, env: {}})).toEqual([{format: 'pretty'}]))
  it('are those of the command line, with files from the working folder', () => {
    expect(sinksOf({asked: ['sarif=out/x.sarif', 'json'], configured: {formats: ['junit'], root: '/work'}, cwd, env})).toEqual([
      {format: 'sarif', file: '/work/sub/out/x.sarif', name: 'out/x.sarif'},
      {format: 'json'},
    ])
  })
  it('are those of the configuration, with files from its folder, which they may not leave', () => {
    expect(sinksOf({asked: [], configured: {formats: ['sarif=out/x.sarif'], root: '/work'}, cwd, env})).toEqual([
      {format: 'sarif', file: '/work/out/x.sarif', name: 'out/x.sarif', within: '/work'},
      {format: 'pretty'},
    ])
  })
  it('are annotations and a summary on a runner of GitHub', () => {
    const automatic = [
      {format: 'pretty'},
      {format: 'github'},
      {format: 'markdown', file: '/tmp/summary.md', name: 'GITHUB_STEP_SUMMARY', isAdded: true},
    ]
    expect(sinksOf({asked: [], cwd, env})).toEqual(automatic)
    expect(sinksOf({asked: [], configured: {formats: [], root: '/work'}, cwd, env})).toEqual(automatic)
    expect(sinksOf({asked: [], cwd, env: {GITHUB_ACTIONS: 'true'}})).toEqual(automatic.slice(0, 2))
    expect(sinksOf({asked: [], cwd, env: {GITHUB_ACTIONS: 'false'}})).toEqual([{format: 'pretty'}])
  })
  it('add to the summary of the step where they name it', () => {
    const asked = ['markdown=/tmp/summary.md', 'json=/tmp/x.json']
    expect(sinksOf({asked, cwd, env})[0]).toEqual({format: 'markdown', file: '/tmp/summary.md', name: '/tmp/summary.md', isAdded: true})
    expect(sinksOf({asked, cwd, env: {}})[0]).toEqual({format: 'markdown', file: '/tmp/summary.md', name: '/tmp/summary.md'})
    expect(sinksOf({asked: ['json=/tmp/summary.md'], cwd, env})[0]).not.toHaveProperty('isAdded')
  })
  it('are wrong use where they cannot be, with the name that may be meant', () => {
    expect(() => sinksOf({asked: ['srif'], cwd, env})).toThrow(
      expect.objectContaining({code: 'FORMAT_UNKNOWN', hint: 'did you mean `sarif`?'}),
    )
    expect(() => sinksOf({asked: ['json=-'], cwd, env})).toThrow(expect.objectContaining({hint: expect.stringContaining('=./-')}))
  })
})
