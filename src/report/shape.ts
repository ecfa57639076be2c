/** A function made from a schema. After `false` it holds the first thing that is wrong, until it is called again. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** What ajv says about one keyword. */
interface SchemaError {
  /** Pointer to the value (RFC 6901). */
  readonly instancePath: string
  readonly keyword: string
}
