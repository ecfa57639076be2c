/** What STIX 2.1 allows (docs.oasis-open.org/cti/stix/v2.1). Texts have no limit. */
export const stixLimits = {
  /** `number_observed` of observed data: section 4.14. */
  observed: 999_999_999,
} as const
