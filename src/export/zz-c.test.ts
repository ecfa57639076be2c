import {it} from 'vitest'
import {parseHtml} from './html/parse.ts'
import {lowerHtml} from './html/lower.ts'
import {printBlocks} from './print.ts'
import {parseGfm} from './markdown/parse.ts'
import {createPictures} from './pictures.ts'
import {defaultLimits} from './scope.ts'
it('x', () => {
  const scope = {cell: 1, key: '1', attachments: new Map(), headings: 'keep' as const, pictures: createPictures({stem: 'x', embed: false, limits: defaultLimits.pictures}), limits: defaultLimits, readFile: () => undefined, warn: () => {}}
  const v = '<p>x'.repeat(100_000)
  let t = performance.now(); const lap = (n: string) => { console.log(n, performance.now() - t); t = performance.now() }
  parseHtml(v); lap('parse')
  const n = lowerHtml(v, scope) ?? []; lap('lower')
  printBlocks(n); lap('print')
  parseGfm(Array.from({length: 2000}, (_, i) => `[^${i}]: n\n\n[^${i}]\n\n`).join('')); lap('foot')
})
