/**
 * A number as Python's `repr` writes it. It has the digits of JavaScript, but other exponents: from 1e16 up and below 1e-4, with at
 * least two digits. Integers are integers in Python too, whatever their size.
 */
export function pythonNumber(value: number): string {
  const text = String(value)
  if (/^-?\d+$/.test(text)) return text
  const [digits = '', exponent] = text.split('e')
  if (exponent !== undefined) return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
  const small = /^(-?)0\.(0{4,})(\d)(\d*)$/.exec(text)
  if (!small) return text
  const [, sign = '', zeros = '', first = '', rest = ''] = small
  return `${sign}${first}${rest === '' ? '' : `.${rest}`}e-${String(zeros.length + 1).padStart(2, '0')}`
}
