import type {Finding} from '../../../model/finding.ts'
import {jsonHeaders, type RequestDraft} from '../request.ts'

export interface Mutation {
  /** Of the operation, which names the file too. */
  readonly name: string
  /** The GraphQL type of the input. */
  readonly type: string
  /** The fields that are asked for in the answer. */
  readonly answer: string
  readonly input: Readonly<Record<string, unknown>>
}

/** One mutation as the GraphQL endpoint takes it; the tenant is named in a header. `base` is a reference to the configured address. */
export function mutationDraft({name, type, answer, input}: Mutation, {base, finding}: {base: string; finding: Finding}): RequestDraft {
  return {
    name,
    method: 'POST',
    url: `${base}/graphql`,
    headers: {...jsonHeaders, 'x-tenant-context': finding.run.tenant},
    body: {
      operationName: name,
      query: `mutation ${name}($input: ${type}!) { ${name}(input: $input) { ${answer} } }`,
      variables: {input},
    },
  }
}
