import {resolve} from 'node:path'
import type {ExitCode} from '../model/report.ts'
import {type Streams, serve as serveStreams} from './serve.ts'
import type {ServerOptions} from './server.ts'

export {ToolError} from '../node/lsp-command.ts'

interface Options extends ServerOptions {
  /** The folder that a named configuration starts at. Absolute. */
  readonly cwd: string
}

/** Runs the language server on two streams. */
export function serve(streams: Streams, {cwd, config, ...options}: Options): Promise<ExitCode> {
  return serveStreams(streams, {...options, ...(config !== undefined && {config: config && resolve(cwd, config)})})
}
