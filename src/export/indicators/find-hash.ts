import type {IndicatorType} from '../../model/finding.ts'
import {type IndicatorMatch, startsWord, textBefore} from './match.ts'

const types: ReadonlyMap<number, IndicatorType> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
])

/** Of nothing: what a file without content has. */
const ofEmptyFile: ReadonlySet<string> = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
])

/** Hashes by their length. Values of few different digits are constants. */
export function* findHashes(text: string): Generator<IndicatorMatch> {
  for (const {0: hex, index: start} of text.matchAll(/(?<![\da-f])[\da-f]{32,128}(?![\p{L}\p{N}\p{M}_-]|:[\p{L}\p{N}])/giu)) {
    const type = types.get(hex.length)
    const value = hex.toLowerCase()
    if (type === undefined || ofEmptyFile.has(value) || new Set(value).size <= 4 || !startsAlone(text, start)) continue
    yield {type, value, scope: 'public', start, end: start + hex.length}
  }
}

/** Not within a word, a UUID, or an id of a security system that begins with its kind. */
function startsAlone(text: string, start: number): boolean {
  return startsWord(text, start) && !/(?:-|(?<![\p{L}\p{N}])(?:ldt|ind|inc|det|aid|cid|pid):)$/iu.test(textBefore(text, start))
}

/** Ids of the Common Vulnerabilities and Exposures: four digits and more behind the year. */
export function* findCves(text: string): Generator<IndicatorMatch> {
  for (const {0: id, index: start} of text.matchAll(/(?<![\p{L}\p{N}\p{M}_-])CVE-\d{4}-\d{4,19}(?![\p{L}\p{N}_])/giu)) {
    yield {type: 'cve', value: id.toUpperCase(), scope: 'public', start, end: start + id.length}
  }
}
