import {utf8ToBytes} from '@noble/hashes/utils.js'
import {describe, expect, it} from 'vitest'
import {jupytextFinder} from './find.ts'
import {readJupytext} from './read.ts'

const key = 'notebook_metadata_filter'

/** The filters of a file: key, value, line and what a fix would replace. */
function filtersIn(path: string, text: string): string[] | undefined {
  return readJupytext({path, text})?.filters.map(({key: name, value, content, line}) => {
    const number = text.slice(0, line.start).split('\n').length
    return `${number} ${name} ${value}${content ? ` [${text.slice(content.start, content.end)}]` : ''}`
  })
}

describe('readJupytext', () => {
  it.each([
    ['double quotes', `formats = "ipynb,md:myst"\n${key} = "title,-all" # why`, [`2 ${key} title,-all [title,-all]`]],
    ['single quotes and the deprecated name', `default_${key}='title'`, [`1 default_${key} title [title]`]],
    ['three quotes', `${key} = """title"""`, [`1 ${key} title [title]`]],
    ['a quoted key', `  "${key}"   =   "title"\r\n`, [`1 ${key} title [title]`]],
    ['escapes, which are left to people', `${key} = "ti\\u0074le"`, [`1 ${key} ti\\u0074le`]],
    ['a list on several lines', `${key} = [\n  "title",\n  'author',\n]`, [`1 ${key} title,author`]],
    ['both settings, first the one that wins', `${key} = "a"\ndefault_${key} = "b"`, [`2 default_${key} b [b]`, `1 ${key} a [a]`]],
    ['no setting', `cell_metadata_filter = "a"\n# ${key} = "a"`, []],
    ['an empty setting, which is none', `${key} = ""`, []],
    ['a value without an end', `${key} = "a\n`, []],
    ['a setting of another section', `[formats]\n${key} = "a"`, []],
    ['no lines', '', []],
  ])('reads TOML with %s', (_, text, expected) => expect(filtersIn('jupytext.toml', text)).toEqual(expected))

  it('reads TOML without an extension, and assignments of Python', () => {
    expect(filtersIn('a/.jupytext', `${key} = "title"`)).toEqual([`1 ${key} title [title]`])
    expect(filtersIn('a/.jupytext.py', `c.${key} = 'title'`)).toEqual([`1 ${key} title [title]`])
  })

  it('reads the section of a project', () => {
    const project = `[project]\n${key} = "a"\n[ tool . jupytext ]\n${key} = "b"\n[tool.jupytext.formats]\n${key} = "c"\n[tool.ruff]\n${key} = "d"\n`
    expect(filtersIn('pyproject.toml', project)).toEqual([`4 ${key} b [b]`])
    expect(filtersIn('pyproject.toml', '[tool.jupytext.formats]\n"notebooks/" = "ipynb"\n')).toEqual([])
    expect(filtersIn('pyproject.toml', `[tool.ruff]\n${key} = "a"\n`)).toBeUndefined()
  })

  it('reads YAML and JSON', () => {
    expect(filtersIn('jupytext.yml', `formats: ipynb\n${key}: title,author # why\n`)).toEqual([`2 ${key} title,author [title,author]`])
    expect(filtersIn('.jupytext.yaml', `${key}: 'it''s'\n`)).toEqual([`1 ${key} it's`])
    expect(filtersIn('jupytext.json', `{\n  "${key}": "title"\n}`)).toEqual([`2 ${key} title [title]`])
    expect(filtersIn('jupytext.json', `{"${key}": ["title"]}`)).toEqual([])
    expect(filtersIn('jupytext.yml', 'a: [')).toEqual([])
  })

  it('looks at a part of a value that never ends', () => {
    expect(filtersIn('jupytext.toml', `${key} = ["${'a'.repeat(100_000)}`)).toEqual([])
  })
})

describe('jupytextFinder', () => {
  function found(files: Readonly<Record<string, string>>, path: string): string | undefined {
    return jupytextFinder(name => (files[name] === undefined ? undefined : utf8ToBytes(files[name])))(path)?.path
  }

  it('takes the file of the nearest folder', () => {
    const files = {'jupytext.toml': '', 'hunts/.jupytext': '', 'hunts/b/README.md': ''}
    expect(found(files, 'hunts/a/x.md')).toBe('hunts/.jupytext')
    expect(found(files, 'other/x.md')).toBe('jupytext.toml')
    expect(found(files, 'x.md')).toBe('jupytext.toml')
    expect(found({}, 'hunts/a/x.md')).toBeUndefined()
  })
  it('takes the file that jupytext looks for first', () => {
    expect(found({'jupytext.yml': '', 'jupytext.toml': '', '.jupytext': ''}, 'x.md')).toBe('jupytext.toml')
    expect(found({'pyproject.toml': '[tool.jupytext]', '.jupytext.json': '{}'}, 'x.md')).toBe('.jupytext.json')
  })
  it('goes on above a project that does not configure jupytext', () => {
    const files = {'a/pyproject.toml': '[project]', 'pyproject.toml': '[tool.jupytext]'}
    expect(found(files, 'a/x.md')).toBe('pyproject.toml')
  })
  it('reads each folder once', () => {
    const asked: string[] = []
    const find = jupytextFinder(path => {
      asked.push(path)
      return undefined
    })
    for (const path of ['a/x.md', 'a/y.md', 'b/z.md']) find(path)
    expect(new Set(asked).size).toBe(asked.length)
  })
  it('leaves bytes that are no text', () => {
    expect(jupytextFinder(path => (path === 'jupytext.toml' ? new Uint8Array([0xff]) : undefined))('x.md')).toBeUndefined()
  })
})
