import {defineRule, escapePointer, type Hunt} from '../../src/rule.ts'
import {isTemplateText} from '../template-text.ts'

export default defineRule({
  meta: {
    id: 'meta/lifecycle',
    description: 'requires dates and states that fit together',
    severity: 'warning',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        requireReplacement: {
          type: 'boolean',
          default: true,
          description: 'A deprecated hunt names the one that takes its place, or the ledger says why it is gone.',
        },
      },
    },
    messages: {problem: '`{field}`: {problem}'},
  },
  create(context) {
    return {
      notebook({hunting}) {
        const [created, modified] = [dayOf(hunting, 'created'), dayOf(hunting, 'modified')]
        const late = (day: string): string[] => (day !== '' && day > context.today() ? [`Expected a day up to today, got \`${day}\`.`] : [])
        report(hunting, 'created', late(created))
        const early = modified !== '' && modified < created
        report(hunting, 'modified', [
          ...(early ? [`Expected \`${created}\`, the day of \`created\`, or a later one, got \`${modified}\`.`] : []),
          ...late(modified),
        ])
        if (!context.options.requireReplacement || !isDeprecated(hunting) || hunting.fields.has('replaced_by')) return
        if (context.settings.retired.get(idOf(hunting))?.reason !== undefined) return
        report(hunting, 'status', ['Expected `replaced_by` for a deprecated hunt, or an entry with a reason in the ledger of retired ids.'])
      },
      catalog(hunts) {
        // Two hunts with one id are another rule's business: one that is active will do.
        const byId = new Map<string, {readonly path: string; readonly isDeprecated: boolean}>()
        for (const {path, hunting} of hunts) {
          const before = byId.get(idOf(hunting))
          if (!before || before.isDeprecated) byId.set(idOf(hunting), {path: before?.path ?? path, isDeprecated: isDeprecated(hunting)})
        }
        for (const {path, hunting} of hunts) {
          const id = textOf(hunting, 'replaced_by')
          if (id === '') continue
          const isOwn = id.toLowerCase() === idOf(hunting)
          const target = isOwn ? undefined : byId.get(id.toLowerCase())
          const problems = [
            ...(isDeprecated(hunting) ? [] : ['Expected `status: deprecated` beside it: set that, or remove the key.']),
            ...(isOwn ? ['Expected the id of another hunt, got that of this one.'] : []),
            // What is no UUID is the business of the schema.
            ...(!isOwn && !target && uuid.test(id) ? [`Expected the id of a hunt of the catalog, got \`${id}\`.`] : []),
            ...(target?.isDeprecated ? [`Expected an active hunt, got \`${target.path}\`, which is deprecated.`] : []),
          ]
          report(hunting, 'replaced_by', problems, {path, ...(target && {related: target.path})})
        }
      },
    }

    function report(hunting: Hunt, field: string, problems: readonly string[], of: {path?: string; related?: string} = {}): void {
      if (problems.length === 0) return
      const {path, related} = of
      context.report({
        message: 'problem',
        data: {field, problem: problems.join(' ')},
        at: {pointer: `/hunting/${escapePointer(hunting.keys.get(field) ?? field)}`},
        ...(path !== undefined && {path}),
        ...(related !== undefined && {related: [{path: related, at: {pointer: '/hunting/status'}, message: 'The hunt that replaces it.'}]}),
      })
    }
  },
})

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu

function textOf({fields}: Hunt, field: string): string {
  const value = fields.get(field)
  return typeof value === 'string' && !isTemplateText(value) ? value.trim() : ''
}

/** Empty where it is none: the schema says so then. */
function dayOf(hunting: Hunt, field: string): string {
  const text = textOf(hunting, field)
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : ''
}

function isDeprecated(hunting: Hunt): boolean {
  return textOf(hunting, 'status') === 'deprecated'
}

/** As ids are compared. */
function idOf({id}: Hunt): string {
  return id?.text.toLowerCase() ?? ''
}
