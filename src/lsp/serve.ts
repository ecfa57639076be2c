import {createConnection, type InitializeParams, type WatchDog} from 'vscode-languageserver'
import {createProtocolConnection, StreamMessageWriter} from 'vscode-languageserver/node'
import {FrameReader} from './reader.ts'
import {openServer, type ServerOptions} from './server.ts'

export interface Streams {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** Milliseconds between two looks at whether the editor is still there. */
const heartbeat = 3000

/**
 * Speaks the Language Server Protocol until the client ends it, goes away, or closes its stream. 0 where it had asked for the end before, as
 * the protocol says; else 1.
 */
export function serve({input, output}: Streams, options: ServerOptions): Promise<0 | 1> {
  return new Promise(resolve => {
    let timer: NodeJS.Timeout | undefined
    const watchDog: WatchDog = {
      shutdownReceived: false,
      initialize: ({processId}: InitializeParams) => {
        if (typeof processId === 'number') timer = setInterval(() => isAlive(processId) || end(), heartbeat)
      },
      exit: () => end(),
    }
    const reader = new FrameReader(input)
    const connection = createConnection(logger => createProtocolConnection(reader, new StreamMessageWriter(output), logger), watchDog)
    const server = openServer(connection, options)
    let isEnding = false
    const end = (): void => {
      if (isEnding) return
      isEnding = true
      clearInterval(timer)
      reader.dispose()
      void server.close().finally(() => resolve(watchDog.shutdownReceived ? 0 : 1))
    }
    input.once('end', end)
    input.once('close', end)
    connection.listen()
  })
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // Of a process of somebody else, one may only know that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
