import {type RedactionRule, type Span, spansOf} from './rule.ts'

/** The name of a person in a path. */
export const homePath: RedactionRule = {
  id: 'home-path',
  // `C:\\Users\\a*` is a pattern.
  holdsMarks: true,
  mayMatch: text => /[\\/](?:home|users)[\\/]/iu.test(text),
  *find(text) {
    const found = [...spansOf(text, unix), ...windowsUsers(text)].sort((a, b) => a.start - b.start)
    for (const {start, end} of found) if (isSomebody(text.slice(start, end), text.charAt(end))) yield {start, end}
  },
}

/** Also as the Linux of Windows calls it, and where it is mounted. Not the path of a URL: something stands in front of it there. */
const unix =
  /(?=\\?\/(?:home|Users)\\?\/)(?:(?<![A-Za-z0-9.~-])|(?<=(?<![\w.~-])\/(?:(?:mnt\/|cygdrive\/)?[a-z]|var|usr|export|System\/Volumes\/Data|Volumes\/[\w .-]{1,64}))|(?<=\\[nrt]))\\?\/(?:home|Users)\\?\/(?<value>[^\s/\\"'<>:;,|`()[\]{}*$%&?=]{1,64})/gu
/** On a drive, also as a share or a device of it. */
const windows =
  /(?=[\\/]{1,4}users[\\/])(?<=(?<![A-Za-z0-9])(?:[a-z][:$]|HarddiskVolume(?:ShadowCopy)?\d{1,4}|%SystemDrive%)|(?<![^\s"'`(=,])\\\\(?:\\\\)?[\w.-]{1,255})[\\/]{1,4}users[\\/]{1,4}/giu
/** A name with blanks in it goes as far as the path does. */
const spaced = /[^\\/:*?"<>|\r\n`%${}[\]]{1,64}(?=[\\/])/uy
const single = /[^\s\\/:*?"'<>|`%${}[\](),;]{1,64}/uy

function* windowsUsers(text: string): Generator<Span> {
  for (const match of text.matchAll(windows)) {
    const start = match.index + match[0].length
    for (const name of [spaced, single]) {
      name.lastIndex = start
      if (!name.test(text)) continue
      yield {start, end: name.lastIndex}
      break
    }
  }
}

const nobody = /^(?:public|default|default user|all users|shared|\.{1,3}|…)$/iu

/** Where a pattern or a variable goes on there is no name. */
function isSomebody(name: string, next: string): boolean {
  return !nobody.test(name.trim().replace(/(?<=\w)[.,;:!?'’]+$/u, '')) && !/[*?%$[{]/u.test(next)
}
