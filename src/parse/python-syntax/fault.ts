/** Why a text is no Python, and where. Ends the reading; never leaves `checkPython`. */
export class SyntaxFault extends Error {
  readonly offset: number

  constructor(offset: number, detail: string) {
    super(detail)
    this.offset = offset
  }
}
