import {describe, expect, it} from 'vitest'
import {createRedactor} from '../redactor.ts'

function redact(text: string): string {
  return createRedactor().redact(text)
}

describe('the name of a person in a path', () => {
  it.each([
    ['\\\\srv\\c$\\Users\\', '\\Desktop'],
    ['\\\\\\\\srv\\\\c$\\\\Users\\\\', '\\\\Desktop'],
    ['\\\\srv\\Users\\', '\\Desktop'],
    ['\\Device\\HarddiskVolume2\\Users\\', '\\x'],
    ['\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy12\\Users\\', '\\x'],
    ['%SystemDrive%\\Users\\', '\\x'],
    ['\\\\?\\C:\\Users\\', '\\x'],
    ['/var/home/', '/x'],
    ['/export/home/', '/x'],
    ['/usr/home/', '/x'],
    ['/System/Volumes/Data/Users/', '/x'],
    ['/Volumes/Macintosh HD/Users/', '/x'],
    ['/cygdrive/c/Users/', '/x'],
    ['file:///home/', '/x'],
  ])('behind %s', (before, after) => {
    expect(redact(`a ${before}jdoe.secret${after}`)).toBe(`a ${before}[REDACTED:home-path]${after}`)
  })

  it.each([
    'https://a.example/var/home/page/x',
    'https://a.example/Users/page/x',
    '\\\\srv\\c$\\Users\\Public\\x',
    'HarddiskVolume2\\Users\\*\\x',
    'GET /api/var/home/page',
    '%userprofile%\\Users',
  ])('not in %s', text => expect(redact(text)).toBe(text))
})
