import {hostScope} from './host.ts'
import type {IndicatorMatch} from './match.ts'
import {pathAt, urlHost} from './url-host.ts'

const head = /(?<=^|[^\p{L}\p{N}]|\\[nrt])(?<scheme>https?|ftp):\/\//giu

/** URLs with a host that may exist. */
export function* findUrls(text: string): Generator<IndicatorMatch> {
  let done = 0
  for (const {0: mark, index: start, groups} of text.matchAll(head)) {
    // What is within a URL is not read again.
    if (start < done) continue
    const found = urlHost(text, start + mark.length)
    if (!found) continue
    const host = found.host.toLowerCase()
    const path = pathAt(text, found.end)
    done = found.end + path.length
    const value = `${groups?.scheme?.toLowerCase()}://${found.user}${host}${found.port}${path}`
    yield {type: 'url', value, scope: hostScope(host.replace(/\.$/u, '')), start, end: done}
  }
}
