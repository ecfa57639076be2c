/** A function made from the schema. After `false` it holds what is wrong, until it is called again. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** What ajv says about one keyword. */
export interface SchemaError {
  /** Pointer to the value (RFC 6901). */
  readonly instancePath: string
  readonly keyword: string
  /** Depends on the keyword: <https://ajv.js.org/api.html#error-parameters>. */
  readonly params: Readonly<Record<string, unknown>>
}
