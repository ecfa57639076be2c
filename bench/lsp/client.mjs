import {spawn} from 'node:child_process'
import {execPath} from 'node:process'

/**
 * An editor, as far as the language server can tell.
 *
 * @param {string} bin
 * @param {string} cwd
 */
export function startServer(bin, cwd) {
  const child = spawn(execPath, [bin, 'lsp'], {cwd, stdio: ['pipe', 'pipe', 'inherit']})
  const answers = new Map()
  const shown = new Map()
  let buffer = Buffer.alloc(0)
  let id = 0
  const write = message => {
    const text = JSON.stringify({jsonrpc: '2.0', ...message})
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }
  const take = message => {
    if (message.method === 'textDocument/publishDiagnostics') shown.get(message.params.uri)?.(message.params)
    else answers.get(message.id)?.(message.result)
  }
  child.stdout.on('data', data => {
    buffer = Buffer.concat([buffer, data])
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/u.exec(buffer.subarray(0, head).toString())?.[1])
      if (head === -1 || buffer.length < head + 4 + length) return
      take(JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString()))
      buffer = buffer.subarray(head + 4 + length)
    }
  })
  const request = (method, params) =>
    new Promise(resolve => {
      answers.set(++id, resolve)
      write({id, method, params})
    })
  return {
    request,
    notify: (method, params) => write({method, params}),
    /** Waits for the diagnostics of one version of a document. */
    diagnostics: (uri, version) =>
      new Promise(resolve => {
        shown.set(uri, params => params.version === version && resolve(params.diagnostics))
      }),
    end: async () => {
      await request('shutdown', null)
      write({method: 'exit', params: null})
      await new Promise(resolve => child.on('close', resolve))
    },
  }
}
