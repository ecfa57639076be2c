import {defineRule, type RuleFix} from '../../src/rule.ts'
import {isTemplateText} from '../placeholder.ts'

const uuid = /^[\da-f]{8}-[\da-f]{4}-([\da-f])[\da-f]{3}-([\da-f])[\da-f]{3}-[\da-f]{12}$/iu

export default defineRule({
  meta: {
    id: 'meta/id-format',
    description: 'requires the id to be a random UUID in lower case',
    severity: 'warning',
    fixable: 'unsafe',
    scope: 'hunt',
    messages: {
      form: 'Expected a UUID of version 4, got `{id}`.',
      version: 'Expected a UUID of version 4, got version {version}.',
      revealing: 'Expected a UUID of version 4, got version 1, which reveals a MAC address and the time it was made.',
      variant: 'Expected a UUID whose fourth group starts with 8, 9, a or b, got `{id}`.',
      upper: 'Expected the id in lower case, got `{id}`.',
    },
  },
  create(context) {
    return {
      notebook({hunting: {id}, file}) {
        if (!id || id.text.trim() === '' || isTemplateText(id.text)) return
        const at = {pointer: id.pointer}
        const data = {id: id.text}
        const [, version, variant = ''] = uuid.exec(id.text) ?? []
        const renew = (): {readonly fix: RuleFix} => ({fix: replacement(at, context.newId(file))})
        if (version === undefined) context.report({message: 'form', data, at, ...renew()})
        else if (version === '1') context.report({message: 'revealing', at, ...renew()})
        else if (version !== '4') context.report({message: 'version', data: {version: Number.parseInt(version, 16)}, at, ...renew()})
        else if (!/[89ab]/iu.test(variant)) context.report({message: 'variant', data, at, ...renew()})
        else if (id.text !== id.text.toLowerCase()) {
          context.report({message: 'upper', data, at, fix: replacement(at, id.text.toLowerCase())})
        }
      },
    }
  },
})

/** Unsafe: whoever holds on to the old id does not find the hunt any more. */
function replacement(at: {readonly pointer: string}, text: string): RuleFix {
  return {kind: 'unsafe', message: `replace it with \`${text}\``, changes: [{at, text}]}
}
