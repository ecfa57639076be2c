import {defineRule, mystExtensions, type Repository, utf8Text} from '../../src/rule.ts'

/** The folder of a text's attachments, and how a conversion names them: 16 digits of a digest. */
const sideFile = /^((?:.*\/)?[^/]+)_files\/([0-9a-f]{16}\.[a-z0-9]+)$/su

export default defineRule({
  meta: {
    id: 'repo/side-file',
    description: 'finds attachments that no notebook refers to',
    severity: 'info',
    scope: 'hunt',
    messages: {unused: 'No notebook refers to this file.'},
  },
  create(context) {
    const {repository} = context
    return {
      catalog() {
        /** Stem → the texts that may refer to files in its folder. */
        const known = new Map<string, readonly Beside[]>()
        for (const path of repository.files()) {
          const [, stem, name] = sideFile.exec(path) ?? []
          if (stem === undefined || name === undefined) continue
          const texts = known.get(stem) ?? textsOf(repository, stem)
          known.set(stem, texts)
          if (texts.some(({names}) => names.has(name))) continue
          const at = {file: {path, text: ''}, start: 0, end: 0}
          context.report({message: 'unused', at, ...(texts.length > 0 && {concerns: texts.map(text => text.path)})})
        }
      },
    }
  },
})

interface Beside {
  readonly path: string
  readonly names: ReadonlySet<string>
}

/** An attachment is named by its content, so that its name stands in no text that does not refer to it. */
function textsOf(repository: Repository, stem: string): Beside[] {
  return mystExtensions.flatMap(extension => {
    const path = stem + extension
    const bytes = repository.read(path)
    if (!bytes) return []
    return [{path, names: new Set(utf8Text(bytes)?.match(/[0-9a-f]{16}\.[a-z0-9]+/gu))}]
  })
}
