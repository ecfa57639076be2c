/** One thing that `huntbook doctor` looked at. */
export interface Check {
  /** Kebab-case. */
  readonly id: string
  readonly status: 'ok' | 'warning' | 'problem'
  readonly message: string
  /** What a person can do. */
  readonly next?: string
}
