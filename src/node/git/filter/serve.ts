import {ToolError} from '../../tool-error.ts'
import {contentPackets, flushPacket, type Packet, packetsOf, textPacket} from './packets.ts'

export interface Server {
  readonly input: AsyncIterable<Uint8Array>
  readonly write: (bytes: Uint8Array) => void
  /** What is to be stored of a file. What it throws makes git stop where the filter is required, and take the file as it is elsewhere. */
  readonly clean: (bytes: Uint8Array, path: string) => Uint8Array
  readonly onError: (path: string, error: unknown) => void
}

interface Conversation extends Server {
  readonly next: () => Promise<Packet>
}

/**
 * The side of a filter in git's long-running process protocol, version 2 (gitattributes(5)): one process for all files of a command. Ends
 * where git closes the input between two files. Nothing is sent of a file before all of it was read.
 */
export async function serveFilter(server: Server): Promise<void> {
  const conversation = {...server, next: packetsOf(server.input).next}
  await greet(conversation)
  for (;;) {
    const about = await readTexts(conversation)
    if (about === 'end') return
    const bytes = await readContent(conversation)
    answer(conversation, valuesOf(about), bytes)
  }
}

/** Both `clean` and `smudge`: where a filter that is required lacks one, every checkout of its files fails. */
async function greet(conversation: Conversation): Promise<void> {
  const client = await readTexts(conversation)
  if (client === 'end' || client[0] !== 'git-filter-client' || !client.includes('version=2')) {
    const got = client === 'end' ? 'nothing' : `\`${client.join(' ').slice(0, 80)}\``
    throw new ToolError('PROTOCOL', `Expected git's protocol for filters, version 2, on standard input, got ${got}.`, {
      hint: 'git starts this command; huntbook git filter --once < FILE filters one notebook',
    })
  }
  send(conversation, [textPacket('git-filter-server'), textPacket('version=2'), flushPacket()])
  if ((await readTexts(conversation)) === 'end') return
  send(conversation, [textPacket('capability=clean'), textPacket('capability=smudge'), flushPacket()])
}

function answer(conversation: Conversation, values: ReadonlyMap<string, string>, given: Uint8Array): void {
  const path = values.get('pathname') ?? ''
  try {
    const bytes = filtered(conversation, {command: values.get('command'), path, given})
    send(conversation, [textPacket('status=success'), flushPacket()])
    for (const packet of contentPackets(bytes)) conversation.write(packet)
    send(conversation, [flushPacket(), flushPacket()])
  } catch (error) {
    conversation.onError(path, error)
    send(conversation, [textPacket('status=error'), flushPacket()])
  }
}

interface Asked {
  readonly command: string | undefined
  readonly path: string
  readonly given: Uint8Array
}

function filtered({clean}: Conversation, {command, path, given}: Asked): Uint8Array {
  if (command === 'smudge') return given
  if (command === 'clean') return given.length === 0 ? given : clean(given, path)
  throw new ToolError('PROTOCOL', `Expected the command \`clean\` or \`smudge\`, got \`${command ?? ''}\`.`)
}

/** The first value of each key. A value, such as a path, may hold `=` and line feeds. */
function valuesOf(texts: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const text of texts) {
    const at = text.indexOf('=')
    const key = text.slice(0, at)
    if (at !== -1 && !values.has(key)) values.set(key, text.slice(at + 1))
  }
  return values
}

/** Packets up to a flush as texts, without the line feed that ends each. */
async function readTexts(conversation: Conversation): Promise<readonly string[] | 'end'> {
  const texts: string[] = []
  for (;;) {
    const packet = await conversation.next()
    if (packet === 'flush') return texts
    if (packet !== 'end') texts.push(Buffer.from(packet).toString().replace(/\n$/u, ''))
    else if (texts.length === 0) return 'end'
    else throw cutOff()
  }
}

async function readContent(conversation: Conversation): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (;;) {
    const packet = await conversation.next()
    if (packet === 'end') throw cutOff()
    if (packet === 'flush') return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    parts.push(packet)
  }
}

function cutOff(): ToolError {
  return new ToolError('PROTOCOL', 'Expected the rest of a file from git, got the end of the input.')
}

function send({write}: Conversation, packets: readonly Uint8Array[]): void {
  write(Buffer.concat(packets))
}
