import {defineRule, isMap, type Value} from '../../src/rule.ts'
import {completed, fullKernelspec} from './kernel-fix.ts'

export default defineRule({
  meta: {
    id: 'structure/kernelspec',
    description: 'requires notebooks to name the kernel that runs them',
    severity: 'error',
    fixable: 'safe',
    options: {
      type: 'object',
      properties: {
        allow: {
          type: 'array',
          items: {type: 'string'},
          default: [],
          description: 'Names of the kernels that notebooks may have. Empty: any.',
        },
      },
    },
    messages: {
      none: 'Expected a kernelspec, got none.',
      missing: 'kernelspec has no {keys}.',
      forbidden: 'Kernel `{name}` is not allowed.',
      language: 'Kernel language `{kernel}` but file language `{file}`.',
    },
  },
  create(context) {
    const {options, settings} = context
    return {
      notebook({notebook: {metadata}, file}) {
        const kernel = file.kernelspec()
        if (!isMap(kernel)) {
          const fix = fullKernelspec(settings.kernelspec, {metadata, kernel})
          context.report({message: 'none', at: 'file', ...(fix && {fix})})
          return
        }
        const fix = completed(kernel, {metadata, own: settings.kernelspec})
        const absent = names.filter(key => !kernel.has(key))
        if (absent.length > 0) {
          const keys = absent.map(key => `\`${key}\``).join(' and no ')
          context.report({message: 'missing', data: {keys}, at: {pointer: '/kernelspec', part: 'key'}, ...(fix && {fix})})
        }
        for (const key of names) {
          if (absent.includes(key) || textOf(kernel.get(key)) !== undefined) continue
          context.report({message: 'missing', data: {keys: `\`${key}\``}, at: {pointer: `/kernelspec/${key}`}, ...(fix && {fix})})
        }
        const name = textOf(kernel.get('name'))
        if (name !== undefined && options.allow.length > 0 && !options.allow.includes(name)) {
          context.report({message: 'forbidden', data: {name}, at: {pointer: '/kernelspec/name'}})
        }
        const info = metadata.get('language_info')
        const [own, other] = [textOf(kernel.get('language')), isMap(info) ? textOf(info.get('name')) : undefined]
        if (own !== undefined && other !== undefined && own.toLowerCase() !== other.toLowerCase()) {
          context.report({message: 'language', data: {kernel: own, file: other}, at: {pointer: '/kernelspec/language'}})
        }
      },
    }
  },
})

const names = ['name', 'display_name'] as const

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
