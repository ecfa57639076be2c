import type {ExportProblem, Picture} from '../../model/findings.ts'
import {dataUrl} from '../pictures.ts'

/** Bytes of pictures, each as often as it is shown: one picture in a thousand places would be a thousand times as large. */
const most = 100_000_000

/** A page with its pictures as `data:` URLs. Beyond the limit a picture is its alternative text. */
export function embedPictures(
  page: string,
  pictures: readonly Picture[],
): {readonly page: string; readonly problems: readonly ExportProblem[]} {
  const byPath = new Map(pictures.map(picture => [picture.path, picture]))
  const urls = new Map<string, string>()
  let shown = 0
  let isCut = false
  // In text and in attributes the first of these characters, or the last, would be a character reference.
  const embedded = page.replace(/<img src="([^"]*)" alt="([^"]*)">/gu, (_, path: string, alt: string) => {
    const picture = byPath.get(path)
    shown += picture?.bytes.length ?? 0
    if (!picture || shown > most) {
      isCut = true
      return alt
    }
    const url = urls.get(path) ?? dataUrl(picture)
    urls.set(path, url)
    return `<img src="${url}" alt="${alt}">`
  })
  const message = `Expected pictures of at most ${most} bytes, each as often as it is shown: the alternative text stands for the others.`
  return {page: embedded, problems: isCut ? [{rule: 'export/limit', severity: 'warning', message}] : []}
}
