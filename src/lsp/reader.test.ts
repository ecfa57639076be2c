import {PassThrough} from 'node:stream'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {FrameReader} from './reader.ts'

const frame = (text: string): Buffer => Buffer.from(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)

/** What a reader hears of bytes that come in pieces of so many. */
function heard(bytes: Buffer, size: number): {messages: unknown[]; errors: number} {
  const input = new PassThrough()
  const reader = new FrameReader(input)
  const messages: unknown[] = []
  let errors = 0
  reader.onError(() => errors++)
  reader.listen(message => messages.push(message))
  for (let at = 0; at < bytes.length; at += size) input.emit('data', bytes.subarray(at, at + size))
  return {messages, errors}
}

describe('the reader of messages', () => {
  it('reads messages in whatever pieces they come', () => {
    const messages = [{id: 1, text: 'ä👍'}, {id: 2}, {id: 3, text: '\r\n\r\nContent-Length: 5\r\n\r\n'}]
    const bytes = Buffer.concat(messages.map(message => frame(JSON.stringify(message))))
    for (const size of [1, 2, 7, 64, bytes.length]) expect(heard(bytes, size)).toEqual({messages, errors: 0})
  })

  it('takes other headers, and any letter case', () => {
    const bytes = Buffer.from('Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:2\r\n\r\n{}')
    expect(heard(bytes, 5)).toEqual({messages: [{}], errors: 0})
  })

  it('finds the next message after what is none', () => {
    const good = frame('{"id":1}')
    for (const bad of [
      'hello\n\n',
      'hello\r\n\r\n',
      'Content-Length: -5\r\n\r\n',
      'Content-Length: 9999999999\r\n\r\n',
      'x'.repeat(10_000),
      'Content-Length: 3\r\n\r\n{x}',
      'Content-Length: 4\r\n\r\nnull',
    ])
      for (const size of [1, 3, 100_000]) expect(heard(Buffer.concat([Buffer.from(bad), good]), size).messages).toEqual([{id: 1}])
  })

  it('never throws, on any bytes', () => {
    const part = fc.oneof(
      fc.uint8Array({maxLength: 20}),
      fc.constantFrom(...['Content-Length: ', '3', '\r\n', '\r\n\r\n', '{}', ':'].map(text => Buffer.from(text))),
    )
    fc.assert(
      fc.property(fc.array(part, {maxLength: 20}), fc.integer({min: 1, max: 9}), (parts, size) => {
        heard(Buffer.concat(parts), size)
      }),
    )
  })

  it('does not copy a long message with each of its pieces', () => {
    const text = JSON.stringify({text: 'x'.repeat(20_000_000)})
    expect(heard(frame(text), 16_384).messages).toHaveLength(1)
  })
})
