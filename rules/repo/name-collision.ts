import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'repo/name-collision',
    description: 'requires paths that differ on every disk',
    severity: 'warning',
    scope: 'hunt',
    messages: {same: 'Same name as `{path}` on disks that ignore case.'},
  },
  create(context) {
    return {
      catalog(hunts) {
        const firsts = new Map<string, string>()
        for (const {path} of hunts) {
          const key = path.normalize('NFC').toLowerCase().normalize('NFC')
          const first = firsts.get(key)
          if (first === undefined) firsts.set(key, path)
          else {
            const related = [{path: first, at: 'file' as const, message: 'The other one.'}]
            context.report({message: 'same', data: {path: first}, at: 'file', path, related})
          }
        }
      },
    }
  },
})
