import type {Scope} from '../scope.ts'
import {type LoweredMarkdown, lowerMarkdown} from './lower.ts'

/**
 * Markdown cells that were lowered before, by their source: one procedure that ran for many tenants has the same prose in all of its
 * notebooks. Only texts that asked nothing about their notebook are kept.
 */
export interface KnownMarkdown {
  readonly lower: (source: string, scope: Scope) => LoweredMarkdown
}

/** UTF-16 units of all sources that are kept. */
const most = 8_000_000
/** Units of the sources whose trees are kept as well: a tree is some thirty times as large as its text. */
const mostParsed = 500_000

type Warning = readonly [rule: string, message: string]

interface Known {
  readonly lowered: LoweredMarkdown
  readonly warnings: readonly Warning[]
}

export function rememberMarkdown(): KnownMarkdown {
  const known = new Map<string, Known>()
  let size = 0
  return {
    lower(source, scope) {
      const before = known.get(source)
      if (before) {
        for (const [rule, message] of before.warnings) scope.warn(rule, message)
        return before.lowered
      }
      const warnings: Warning[] = []
      let isAlone = true
      const tell = (): void => {
        isAlone = false
      }
      const lowered = lowerMarkdown(source, watched(scope, {tell, warnings}))
      if (isAlone && size + source.length <= most) {
        const {tree: _, ...plain} = lowered
        const isSmall = size + source.length <= mostParsed
        known.set(source, {lowered: isSmall ? lowered : plain, warnings})
        size += source.length
      }
      return lowered
    },
  }
}

/** The same scope, which tells when something of its notebook is asked for, and keeps its warnings. */
function watched(scope: Scope, {tell, warnings}: {tell: () => void; warnings: Warning[]}): Scope {
  const told = <T>(value: T): T => {
    tell()
    return value
  }
  return {
    get cell() {
      return told(scope.cell)
    },
    get key() {
      return told(scope.key)
    },
    get attachments() {
      return told(scope.attachments)
    },
    headings: scope.headings,
    limits: scope.limits,
    pictures: {
      add: (bytes, alt) => told(scope.pictures.add(bytes, alt)),
      addBase64: (text, alt) => told(scope.pictures.addBase64(text, alt)),
      // A target of the web is no picture of any notebook.
      has: url => (/^https?:/iu.test(url) ? false : told(scope.pictures.has(url))),
      files: () => told(scope.pictures.files()),
    },
    cut: () => told(scope.cut()),
    readFile: path => told(scope.readFile(path)),
    clean(text) {
      const cleaned = scope.clean(text)
      return cleaned === text ? text : told(cleaned)
    },
    warn(rule, message) {
      warnings.push([rule, message])
      scope.warn(rule, message)
    },
  }
}
