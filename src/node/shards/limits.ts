/** Blobs come from jobs that ran on what somebody proposes: what one may cost is bounded before it is read as JSON. */

/** In bytes. Ten thousand findings with their lines take about 8 MB. */
export const mostBlobBytes = 67_108_864
/** Of all blobs together, which are held at once. In bytes. */
export const mostBytes = 268_435_456
/** Lists and objects of all blobs together. One takes a hundred bytes of memory, and a finding has about ten. */
export const mostContainers = 10_000_000
/** Levels of lists and objects. A blob has eight. */
export const mostLevels = 24
/** GitHub runs at most 256 jobs of a matrix. */
export const mostBlobs = 4096
