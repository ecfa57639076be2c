import {AbstractMessageReader, type DataCallback, type Disposable, type Message, type MessageReader} from 'vscode-languageserver/node'

/** A message beyond this is a broken header. */
const mostBytes = 2 ** 30
/** A head has two lines. */
const mostHead = 4096
const headEnd = '\r\n\r\n'

/** Reads the messages of a client. What is no message is passed over up to the next one: a server that hangs helps nobody. */
export class FrameReader extends AbstractMessageReader implements MessageReader {
  readonly #input: NodeJS.ReadableStream
  /** What came and is not read yet. Joined only when a message is whole, so that a long one is not copied with every piece of it. */
  #pieces: Buffer[] = []
  #size = 0
  /** Bytes of the body that is awaited; absent where a head is. */
  #awaited: number | undefined

  constructor(input: NodeJS.ReadableStream) {
    super()
    this.#input = input
  }

  listen(callback: DataCallback): Disposable {
    const take = (data: Buffer | string): void => {
      const piece = typeof data === 'string' ? Buffer.from(data) : data
      this.#pieces.push(piece)
      this.#size += piece.length
      for (let body = this.#next(); body; body = this.#next()) this.#say(body, callback)
    }
    this.#input.on('data', take)
    return {dispose: () => void this.#input.removeListener('data', take)}
  }

  #say(body: Buffer, callback: DataCallback): void {
    try {
      const message: unknown = JSON.parse(body.toString())
      // Whether it is one is judged by the connection, message by message.
      if (typeof message === 'object' && message !== null) callback(message as Message)
      else this.fireError(new Error('Expected a message, got another value.'))
    } catch (error) {
      this.fireError(error)
    }
  }

  /** The next body that is whole. */
  #next(): Buffer | undefined {
    while (this.#awaited === undefined) {
      const head = this.#readHead()
      if (head === undefined) return undefined
      // Whatever stands before it, the last line that says so is the one that belongs to the body.
      const length = Number(/^[\s\S]*Content-Length:[ \t]*(\d{1,10})[ \t]*(?:\r\n|$)/iu.exec(head)?.[1] ?? Number.NaN)
      if (length <= mostBytes) this.#awaited = length
      else this.fireError(new Error('Expected a header with the length of a message, got another text.'))
    }
    if (this.#size < this.#awaited) return undefined
    const body = this.#take(this.#awaited)
    this.#awaited = undefined
    return body
  }

  #readHead(): string | undefined {
    const all = Buffer.concat(this.#pieces)
    this.#pieces = [all]
    const end = all.indexOf(headEnd)
    if (end !== -1)
      return this.#take(end + headEnd.length)
        .subarray(0, end)
        .toString('latin1')
    if (all.length > mostHead) this.#take(all.length - headEnd.length)
    return undefined
  }

  #take(length: number): Buffer {
    const all = this.#pieces.length === 1 && this.#pieces[0] ? this.#pieces[0] : Buffer.concat(this.#pieces)
    this.#pieces = [all.subarray(length)]
    this.#size = all.length - length
    return all.subarray(0, length)
  }
}
