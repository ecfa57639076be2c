/** A function made from a JSON Schema. After `false` it holds what is wrong, until it is called again. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** What ajv says about one keyword, all errors of a value in the order of the schema. */
export interface SchemaError {
  /** Pointer to the value (RFC 6901). */
  readonly instancePath: string
  /** Pointer to the keyword, from the root of the schema or from the last `$ref`. */
  readonly schemaPath: string
  readonly keyword: string
  /** Depends on the keyword: <https://ajv.js.org/api.html#error-parameters>. */
  readonly params: Readonly<Record<string, unknown>>
  /** The key, where the value is a key of the object at `instancePath` (in `propertyNames`). */
  readonly propertyName?: string
}
