/**
 * What DFIR-IRIS takes, in UTF-16 units (dfir-iris/iris-web, app/models: the columns). Descriptions and notes have no limit. The title
 * of the note and the tag of an indicator are ours, and shorter than their columns of 155 and 512.
 */
export const irisLimits = {
  /** Of a case. */
  name: 256,
} as const
