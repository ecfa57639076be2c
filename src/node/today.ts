/** The UTC day of the clock, or that of `SOURCE_DATE_EPOCH` (seconds since 1970), as `YYYY-MM-DD`. */
export function currentDay(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH ?? ''
  const time = /^\d{1,11}$/u.test(epoch) ? Number(epoch) * 1000 : Date.now()
  return new Date(time).toISOString().slice(0, 10)
}
