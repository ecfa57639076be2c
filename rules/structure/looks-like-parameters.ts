/** Whether a code cell is meant to be the parameters cell, judged by the comment on its first line, which some frame: `# --- Parameters ---`. */
export function looksLikeParameters(source: string): boolean {
  return /^\s*(?:#|\/\/|--)[#%=*_ \t-]*(?:(?:(?:default|papermill|notebook)[ \t]+)?parameters\b|manually[ \t]+override\b)/iu.test(source)
}
