/**
 * What a case of Kibana holds: elastic/kibana, x-pack/platform/plugins/shared/cases/common/constants/index.ts. Lengths are UTF-16 units.
 * That one request adds all its alerts, with an index each, is in the documentation of "Add comment to case".
 */
export const elasticLimits = {
  title: 160,
  /** Of the description and of a comment. */
  text: 30_000,
  tags: 200,
  tag: 256,
  alerts: 1000,
} as const
