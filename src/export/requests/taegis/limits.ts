/** What the two Taegis targets keep to. Where the vendor says nothing, the number is ours. */
export const taegisLimits = {
  /** UTF-16 units. Of a case the server trims what is longer (text of CreateCaseInput.title in the vendor's schema of cases). */
  title: 256,
  /** UTF-8 bytes of the key findings above which a warning is due. No limit is published; ours. */
  quietBytes: 100_000,
  /** Ids of one kind in one request. Ours. */
  ids: 500,
  /** Detections of a case (text of CreateCaseInput.detectionsSearchQuery in the vendor's schema of cases). */
  detections: 50_000,
} as const
