import {expect, it} from 'vitest'
import {type RequestDraft, requestFiles} from './request.ts'

const draft: RequestDraft = {name: 'case', method: 'POST', url: '{a.url}/x', headers: {}, body: {title: 'x', tags: undefined}}

it('writes a file a request, with what is missing left out', () => {
  const [file] = requestFiles({stem: 'a', target: 'elastic'}, [draft])
  expect(file?.path).toBe('a.elastic/01-case.json')
  expect(new TextDecoder().decode(file?.bytes)).toBe(`{
  "target": "elastic",
  "step": 1,
  "method": "POST",
  "url": "{a.url}/x",
  "headers": {},
  "body": {
    "title": "x"
  }
}
`)
})

it('sorts by name as by step', () => {
  const paths = requestFiles({stem: 'a', target: 'b'}, Array<RequestDraft>(100).fill(draft)).map(({path}) => path)
  expect(paths.slice(8, 10)).toEqual(['a.b/009-case.json', 'a.b/010-case.json'])
  expect([...paths].sort()).toEqual(paths)
})
