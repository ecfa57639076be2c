import {expect, test} from 'vitest'
import {huntbookNamespace, uuid5} from './uuid5.ts'

const urls = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

test('is the UUID that other tools make of a name', () => {
  expect(uuid5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

test('has a namespace made of a URN', () => {
  expect(uuid5('urn:huntbook:finding:v1', urls)).toBe(huntbookNamespace)
})

test('reads a name as UTF-8', () => {
  expect(uuid5('\u{1f600}', urls)).not.toBe(uuid5('\ufffd', urls))
})
