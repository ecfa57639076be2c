/**
 * What Microsoft Sentinel takes: MicrosoftDocs/azure-docs, articles/sentinel/sentinel-service-limits.md. Lengths are UTF-16 units.
 */
export const sentinelLimits = {
  /** Of a hunt, an incident and a bookmark. Ours. */
  title: 256,
  /** Of an incident; for a hunt, of which nothing is published, it is ours. */
  description: 5000,
  comment: 30_000,
  /** An incident. */
  comments: 100,
  /** An incident. */
  bookmarks: 20,
} as const
