/** Whether a configuration of jupytext keeps notebooks as `.ipynb` and as Markdown. A guess is enough: it makes a proposal, nothing more. */
export function isPaired(text: string): boolean {
  const start = text.search(/^["'[]?(?:tool\.jupytext\.)?(?:default_jupytext_)?formats\b/mu)
  if (start === -1) return false
  // The value of TOML may be a table below: a few lines are enough.
  const value = text.slice(start, start + 500)
  return value.includes('ipynb') && /\bmd\b|\bmyst\b/u.test(value)
}
