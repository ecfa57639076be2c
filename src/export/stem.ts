/** A device name of Windows is one whatever follows its first dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

const longest = 100

/** The stem of all output files, from the path of the notebook and nothing else. */
export function stemOf(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const dot = base.lastIndexOf('.')
  const plain = (dot === -1 ? base : base.slice(0, dot)).replace(/[^A-Za-z0-9._-]/gu, '_')
  const named = (device.test(plain) ? `_${plain}` : plain).slice(0, longest)
  return named === '' ? 'notebook' : coverEnds(named)
}

/** A leading dot hides a file, a leading dash looks like an option, and Windows drops trailing dots. */
function coverEnds(name: string): string {
  let start = 0
  while (name[start] === '.' || name[start] === '-') start += 1
  let end = name.length
  while (end > start && name[end - 1] === '.') end -= 1
  return '_'.repeat(start) + name.slice(start, end) + '_'.repeat(name.length - end)
}
