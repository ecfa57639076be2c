import type {PhrasingContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import {lowerInline} from './inline.ts'

const html = (value: string): PhrasingContent => ({type: 'html', value})

describe('lowerInline', () => {
  it('makes nodes of pairs of tags, and leaves out what stands in dropped ones', () => {
    const nodes: PhrasingContent[] = [html('<b>'), {type: 'text', value: 'a'}, html('</b>'), html('<script>'), html('x'), html('</script>')]
    expect(lowerInline(nodes, new Map())).toEqual([{type: 'strong', children: [{type: 'text', value: 'a'}]}])
  })

  it.each(['</b>', '', '</i>'])('holds 200,000 siblings, ended by %j', end => {
    const nodes = [html('<b>'), ...Array.from({length: 200_000}, () => html('<br>')), html(end)]
    expect(lowerInline(nodes, new Map()).flatMap(node => ('children' in node ? node.children : [node]))).toHaveLength(200_000)
  })
})
