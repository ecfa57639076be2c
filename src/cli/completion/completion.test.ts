import {spawnSync} from 'node:child_process'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {commands} from '../commands.ts'
import {scriptOf} from './scripts.ts'

const known = {
  reportFormats: ['json', 'junit', 'pretty'],
  ruleGroups: ['a'],
  ruleIds: ['a/b', 'a/c'],
  checkIds: ['parse/json'],
}
const names = commands.map(({name}) => name)

/** What bash offers for a line that ends with the word to complete. */
function offered(...words: readonly string[]): string[] {
  const cwd = folderOf({'hunts/x.md': '', '--odd.md': ''})
  const line = words.map(word => `'${word}'`).join(' ')
  const call = `COMP_WORDS=(huntbook ${line}); COMP_CWORD=${words.length}; _huntbook; printf '%s\\n' "\${COMPREPLY[@]}"`
  const {stdout, stderr, status} = spawnSync('bash', ['--norc', '-c', `${scriptOf('bash', commands, known)}\n${call}`], {
    cwd,
    encoding: 'utf8',
  })
  expect({stderr, status}).toEqual({stderr: '', status: 0})
  return stdout.split('\n').filter(word => word !== '')
}

describe('completion', () => {
  onPosix('of bash offers commands, options and values', () => {
    expect(offered('')).toEqual([...names, '--help', '--version'])
    expect(offered('ex')).toEqual(['export', 'explain'])
    expect(offered('lint', '--max-')).toEqual(['--max-warnings', '--max-diagnostics'])
    expect(offered('lint', '--format', 'j')).toEqual(['json', 'junit'])
    expect(offered('lint', '--format', '=', 'j')).toEqual(['json', 'junit'])
    expect(offered('lint', '--format', '=')).toEqual(['json', 'junit', 'pretty'])
    expect(offered('lint', '--only', 'a')).toEqual(['a/*', 'a/b', 'a/c'])
    expect(offered('lint', '--since', '')).toEqual([])
    expect(offered('convert', '--to', '')).toEqual(['myst', 'ipynb'])
    expect(offered('explain', 'p')).toEqual(['parse/json'])
    expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish', 'powershell'])
    expect(offered('rules', '')).toEqual([])
    expect(offered('nope', '')).toEqual([])
    expect(offered('check', '--config-')).toEqual(['--config-ref'])
    expect(offered('lsp', '--config-')).toEqual([])
  })

  onPosix('of bash offers files', () => {
    expect(offered('lint', 'hu')).toEqual(['hunts'])
    expect(offered('lint', 'hunts/')).toEqual(['hunts/x.md'])
    expect(offered('lint', '--config', 'hunts/x')).toEqual(['hunts/x.md'])
    expect(offered('lint', '--', '--')).toEqual(['--odd.md'])
  })

  it.each(['bash', 'zsh', 'fish', 'powershell'] as const)('of %s knows every command and option', shell => {
    const script = scriptOf(shell, commands, known)
    for (const {name, options} of commands) {
      expect(script).toContain(name)
      for (const option of Object.keys(options)) expect(script).toContain(shell === 'fish' ? `-l ${option} ` : `--${option}`)
    }
  })

  // Where a shell is there, it reads its script.
  it.each([
    ['zsh', ['-n']],
    ['fish', ['--no-execute']],
  ] as const)('of %s is a script', (shell, args) => {
    const {error, status, stderr} = spawnSync(shell, [...args, '/dev/stdin'], {input: scriptOf(shell, commands, known), encoding: 'utf8'})
    if (!error) expect({status, stderr}).toEqual({status: 0, stderr: ''})
  })
})
