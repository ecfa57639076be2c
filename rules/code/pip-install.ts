/** A `pip install` command: offsets count in its text. */
export interface PipInstall {
  /** How `pip` is called: `!python -m pip`. */
  readonly caller: string
  /** Whether that is any other Python than the one that runs the notebook. */
  readonly isForeign: boolean
  /** Where the name `pip` ends. */
  readonly callerEnd: number
  readonly requirements: readonly string[]
  /** Whether a file says which versions are taken. */
  readonly isConstrained: boolean
}

/** How a `!` command names the Python that runs the notebook. */
const own = new Set(['{sys.executable}', '$sys.executable'])

interface Word {
  readonly text: string
  readonly end: number
}

/** What a line with a magic, a `!` command or a bare `pip` installs. */
export function readPipInstall(line: string): PipInstall | undefined {
  const [mark = ''] = /^(?:%|!{0,2})[ \t]*/u.exec(line) ?? []
  const words = wordsOf(line, mark.length)
  const pip = words.findIndex(({text}) => /^(?:\S*\/)?pip[\d.]*$/u.test(text))
  const before = words.slice(0, pip).map(({text}) => text)
  const name = words[pip]
  if (!name || !(pip === 0 || isPython(before))) return undefined
  const install = words.findIndex(({text}, index) => index > pip && !text.startsWith('-'))
  if (words[install]?.text !== 'install') return undefined
  return {
    caller: line.slice(0, name.end),
    isForeign: mark.startsWith('!') && !own.has(before[0] ?? ''),
    callerEnd: name.end,
    ...requirementsIn(words.slice(install + 1).map(({text}) => text)),
  }
}

/** Quotes and backslashes are left out. The words end where another command or a comment begins. */
function wordsOf(line: string, from: number): readonly Word[] {
  const words: Word[] = []
  const word = /(?:[^\s'"\\;&|<>]|\\[^\r\n]|'[^']*'|"[^"]*")+|[;&|<>]/gu
  word.lastIndex = from
  for (let match = word.exec(line); match; match = word.exec(line)) {
    const [text] = match
    // The number in front of a redirection is none of the command's words.
    if (/^[<>]/u.test(text) && words.at(-1)?.end === match.index && /^\d$/u.test(words.at(-1)?.text ?? '')) words.pop()
    if (/^[;&|<>#]/u.test(text)) break
    words.push({text: text.replace(/['"]|\\(?=.)/gsu, ''), end: word.lastIndex})
  }
  return words
}

/** `python -m` in front of `pip`, maybe as another user. */
function isPython(words: readonly string[]): boolean {
  const [first = '', ...others] = words[0] === 'sudo' ? words.slice(1) : words
  if (words[0] === 'sudo' && first === '') return true
  return (own.has(first) || /^(?:\S*\/)?(?:python|pypy|py)[\d.]*$/u.test(first)) && others.length === 1 && others[0] === '-m'
}

/** Options whose value is a word of its own. */
const valued = new Set(
  (
    '-i --index-url --extra-index-url -f --find-links -t --target --platform --python-version --implementation --abi --root --prefix --src ' +
    '--upgrade-strategy -C --config-settings --global-option --install-option --no-binary --only-binary --progress-bar --root-user-action --report ' +
    '--log --proxy --retries --timeout --exists-action --trusted-host --cert --client-cert --cache-dir --use-feature --use-deprecated ' +
    '--keyring-provider --python --group'
  ).split(' '),
)

function requirementsIn(words: readonly string[]): Pick<PipInstall, 'requirements' | 'isConstrained'> {
  const requirements: string[] = []
  let isConstrained = false
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const next = words[index + 1]
    if (/^(?:-[rc]|--requirement|--constraint)/u.test(word)) {
      isConstrained ||= /^--?c/u.test(word)
      if (/^(?:-[rc]|--requirement|--constraint)$/u.test(word)) index++
    } else if (word === '-e' || word === '--editable') {
      if (next !== undefined) requirements.push(next)
      index++
    } else if (word.startsWith('-')) index += valued.has(word) ? 1 : 0
    else if (next === '@') {
      requirements.push(words[index + 2] ?? word)
      index += 2
    } else requirements.push(word.replace(/^.*?@(?=\w+(?:\+\w+)?:\/\/)/u, ''))
  }
  return {requirements, isConstrained}
}
