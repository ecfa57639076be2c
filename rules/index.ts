import type {Rule} from '../src/rule.ts'
import attackFormat from './attack/format.ts'
import attackRevoked from './attack/revoked.ts'
import attackUnknown from './attack/unknown.ts'
import exportTagTypo from './export/tag-typo.ts'
import formatEncoded from './format/encoded.ts'
import formatJupytext from './format/jupytext.ts'
import formatLineEndings from './format/line-endings.ts'
import formatMinified from './format/minified.ts'
import formatNbformat from './format/nbformat.ts'
import formatUnclosedBlock from './format/unclosed-block.ts'
import formatYamlValue from './format/yaml-value.ts'
import metaDescription from './meta/description.ts'
import metaIdChanged from './meta/id-changed.ts'
import metaIdDuplicate from './meta/id-duplicate.ts'
import metaIdFormat from './meta/id-format.ts'
import metaLifecycle from './meta/lifecycle.ts'
import metaMissing from './meta/missing.ts'
import metaNotBumped from './meta/not-bumped.ts'
import metaPlaceholder from './meta/placeholder.ts'
import metaSchema from './meta/schema.ts'
import metaTags from './meta/tags.ts'
import metaTitle from './meta/title.ts'
import metaUnknownKey from './meta/unknown-key.ts'
import pairConflict from './pair/conflict.ts'
import pairDiffers from './pair/differs.ts'
import pairOrphan from './pair/orphan.ts'
import repoJupytext from './repo/jupytext.ts'
import securitySecret from './security/secret.ts'
import structureSections from './structure/sections.ts'

/** Every shipped rule, by id. */
export const rules: readonly Rule[] = [
  attackFormat,
  attackRevoked,
  attackUnknown,
  exportTagTypo,
  formatEncoded,
  formatJupytext,
  formatLineEndings,
  formatMinified,
  formatNbformat,
  formatUnclosedBlock,
  formatYamlValue,
  metaIdChanged,
  metaDescription,
  metaIdDuplicate,
  metaIdFormat,
  metaLifecycle,
  metaMissing,
  metaNotBumped,
  metaPlaceholder,
  metaSchema,
  metaTags,
  metaTitle,
  metaUnknownKey,
  pairConflict,
  pairDiffers,
  pairOrphan,
  repoJupytext,
  securitySecret,
  structureSections,
]
