/** What Jira Cloud takes, in UTF-16 units. A create that fails uses up the number of an issue: nothing may be longer. */
export const jiraLimits = {
  /** What Jira answers; not documented. */
  summary: 255,
  /** What Jira answers; not documented. */
  label: 255,
  /** Of a description or a comment. Above 32,767 Jira answers `CONTENT_LIMIT_EXCEEDED` (JRACLOUD-78553); the rest is room of ours. */
  text: 30_000,
} as const
