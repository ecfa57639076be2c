import {defineRule, equalValues, isNumber, type Value} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'format/yaml-value',
    description: 'requires values of the `hunting` block that every version of YAML reads alike',
    severity: 'warning',
    fixable: 'unsafe',
    scope: 'hunt',
    messages: {differs: '`{text}` is `{value}` here and `{value12}` for YAML 1.2; quote it or write `{value}`.'},
  },
  create(context) {
    return {
      notebook({file}) {
        for (const {pointer, text, span, value, value12, isDate} of file.plainScalars()) {
          // Dates are the business of `format/jupytext`, and so is nothing at all, which both versions read alike.
          if (!pointer.startsWith('/hunting/') || isDate || equalValues(value, value12)) continue
          context.report({
            message: 'differs',
            data: {text, value: shown(value), value12: shown(value12)},
            at: {pointer},
            fix: {kind: 'unsafe', message: 'quote it', changes: [{at: {file, ...span}, text: `'${text}'`}]},
          })
        }
      },
    }
  },
})

/** As it is written where both versions read it alike. */
function shown(value: Value): string {
  if (isNumber(value)) return typeof value === 'number' ? String(value) : value.text
  return typeof value === 'string' ? `'${value}'` : String(value)
}
