import {defineRule, type NotebookView} from '../../src/rule.ts'
import {longestSlug, slugOf} from './slug.ts'

/** What Jupyter adds to the name of a copy. */
const copy = /-Copy\d+$/u

export default defineRule({
  meta: {
    id: 'repo/file-name',
    description: 'requires file names that make stable addresses',
    severity: 'info',
    scope: 'hunt',
    messages: {
      rename: 'File name `{name}` is not a slug; use `{slug}`.',
      name: 'File name `{name}` is not a slug; use words that say what is hunted, such as `browser-secrets`.',
    },
  },
  create({path, repository, report}) {
    const [, folder = '', name = '', extension = ''] = /^(.*\/)?([^/]*?)(\.[^./]*)?$/su.exec(path) ?? []
    const isTaken = (slug: string): boolean =>
      slug !== name.toLowerCase() && repository.kindOf(`${folder}${slug}${extension}`) !== undefined
    return {
      notebook(view) {
        if (isSlug(name)) return
        const slug = candidates(name, view).find(candidate => isSlug(candidate) && !isTaken(candidate))
        if (slug === undefined) report({message: 'name', data: {name}, at: 'file'})
        else report({message: 'rename', data: {name, slug}, at: 'file'})
      },
    }
  },
})

function isSlug(name: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name) && name.length <= longestSlug && !name.includes('untitled')
}

/** The name itself put right, else the title. */
function candidates(name: string, {hunting}: NotebookView): string[] {
  return [slugOf(name.replace(copy, '')), slugOf(hunting.title?.text ?? '')]
}
