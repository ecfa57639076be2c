/**
 * A double as Python's `repr` writes it: the shortest digits, an exponent of two digits at least from 1e16 up and below
 * 1e-4, and a fraction otherwise. `NaN`, `Infinity` and `-Infinity` as Python's JSON has them.
 */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [digits, exponent] = shortest(Math.abs(value))
  if (exponent < -4 || exponent >= 16) return sign + scientific(digits, exponent)
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`
}

/**
 * The text of the decimal literal `[+-]digits[.digits][e[+-]digits]` by the rules of `floatText`, digit by digit where no double
 * is near it: `1e400` would be infinite and `1e-400` zero.
 */
export function decimalText(literal: string): string {
  const value = Number(literal)
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/u.exec(literal)
  if (!parts) return floatText(value)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const digits = (whole + fraction).replace(/^0+/u, '')
  const lost = value === 0 ? digits !== '' : !Number.isFinite(value)
  if (!lost) return floatText(value)
  const leadingZeros = whole.length + fraction.length - digits.length
  const power = BigInt(exponent.replace('+', '')) + BigInt(whole.length - leadingZeros - 1)
  return (sign === '-' ? '-' : '') + scientific(dropZeros(digits), power)
}

function shortest(value: number): [digits: string, exponent: number] {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e')
  return [mantissa.replace('.', ''), Number(exponent)]
}

function scientific(digits: string, exponent: number | bigint): string {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits
  const sign = exponent < 0 ? '-' : '+'
  return `${mantissa}e${sign}${String(exponent).replace('-', '').padStart(2, '0')}`
}

/** A loop: a pattern for trailing zeros would look at a run of zeros once for each of them. */
function dropZeros(digits: string): string {
  let end = digits.length
  while (end > 1 && digits[end - 1] === '0') end--
  return digits.slice(0, end)
}
