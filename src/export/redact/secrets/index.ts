import {assignedSecret, awsSecretKey, connectionString} from './assigned.ts'
import {homePath} from './home-path.ts'
import {jwt} from './jwt.ts'
import {privateKey} from './private-key.ts'
import type {RedactionRule} from './rule.ts'
import {authorization, tokenRules} from './tokens.ts'
import {presignedUrl, shareLink, urlCredentials} from './urls.ts'

/** One after the other: what tells most of a text comes first. */
export const redactionRules: readonly RedactionRule[] = [
  privateKey,
  ...tokenRules,
  jwt,
  authorization,
  presignedUrl,
  shareLink,
  urlCredentials,
  awsSecretKey,
  connectionString,
  assignedSecret,
  homePath,
]
