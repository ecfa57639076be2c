const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/u

/**
 * An ISO 8601 time as RFC 3339 in UTC with milliseconds. One without a zone is UTC, as tools write it; as `zoned` it must have a zone,
 * or be a day alone.
 */
export function timeOf(text: string, zone: 'utc' | 'zoned' = 'utc'): string | undefined {
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = iso.exec(text.slice(0, 40).trim()) ?? []
  if (year === undefined || (zone === 'zoned' && hour !== undefined && offset === undefined)) return undefined
  const [y, m, d, h, min] = [year, month, day, hour ?? '0', minute ?? '0'].map(Number)
  if (y === undefined || m === undefined || d === undefined || h === undefined || min === undefined) return undefined
  if (m < 1 || m > 12 || d < 1 || d > daysOf(y, m) || h > 23 || min > 59 || Number(second) > 59) return undefined
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  const time = new Date(Date.UTC(y, m - 1, d, h, min, Number(second), milliseconds) - minutesOf(offset) * 60_000)
  // Years below 100 are others to Date, and those beyond four digits have another form.
  return y < 1000 || time.getUTCFullYear() > 9999 || time.getUTCFullYear() < 1000 ? undefined : time.toISOString()
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function minutesOf(offset: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/u.exec(offset ?? '') ?? []
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -total : total
}
