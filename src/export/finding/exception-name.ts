/** The name of an exception; `Error` for what is none. */
export function exceptionName(text: string): string {
  return /^[A-Za-z_][\w.]{0,99}$/u.test(text) ? text : 'Error'
}
