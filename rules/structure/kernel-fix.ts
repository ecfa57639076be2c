import {isMap, type Kernelspec, type RuleChange, type RuleFix, type Value, type ValueMap} from '../../src/rule.ts'

interface Given {
  readonly metadata: ValueMap
  readonly kernel: Value | undefined
}

/** The configured kernel for a notebook that names none, unless something says that its code is in another language. */
export function fullKernelspec(own: Kernelspec, {metadata, kernel = null}: Given): RuleFix | undefined {
  if (kernel !== null || !isWrittenIn(metadata, own.language)) return undefined
  return {kind: 'safe', message: `name the kernel \`${own.name}\``, changes: [{at: {pointer: '/kernelspec'}, value: mappingOf(own)}]}
}

/** What a kernelspec lacks, where what it has is that of the configured kernel. */
export function completed(kernel: ValueMap, {metadata, own}: {metadata: ValueMap; own: Kernelspec}): RuleFix | undefined {
  const keys = ['display_name', 'name'] as const
  const [lacking, given] = [keys.filter(key => isBlank(kernel.get(key))), keys.filter(key => !isBlank(kernel.get(key)))]
  if (lacking.length === 0 || given.some(key => kernel.get(key) !== own[key]) || !isWrittenIn(metadata, own.language)) return undefined
  const single = lacking.map((key): RuleChange => ({at: {pointer: `/kernelspec/${key}`}, value: own[key]}))
  // Two keys cannot be put into an empty mapping one by one.
  const changes = kernel.size === 0 ? [{at: {pointer: '/kernelspec'}, value: mappingOf(own)}] : single
  return {kind: 'safe', message: `complete it as \`${own.name}\``, changes}
}

/** In the order that Jupyter writes. */
function mappingOf({display_name, language, name}: Kernelspec): ValueMap {
  return new Map(Object.entries({display_name, language, name}))
}

/** Whether nothing in the metadata says that the code is in another language. */
function isWrittenIn(metadata: ValueMap, language: string): boolean {
  const named = [
    ['kernelspec', 'language'],
    ['language_info', 'name'],
    ['jupytext', 'default_lexer'],
  ].map(([key = '', name = '']) => {
    const value = metadata.get(key)
    return isMap(value) ? value.get(name) : undefined
  })
  return named.every(name => typeof name !== 'string' || plainName(name) === plainName(language))
}

/** Lexers call Python `ipython3`. */
function plainName(language: string): string {
  return language
    .trim()
    .toLowerCase()
    .replace(/^i?python[23]?$/u, 'python')
}

function isBlank(value: Value | undefined): boolean {
  return typeof value !== 'string' || value.trim() === ''
}
