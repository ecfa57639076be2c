import type {Rule} from '../src/rule.ts'
import attackDeprecated from './attack/deprecated.ts'
import attackDomain from './attack/domain.ts'
import attackFormat from './attack/format.ts'
import attackNextVersion from './attack/next-version.ts'
import attackRedundant from './attack/redundant.ts'
import attackRevoked from './attack/revoked.ts'
import attackUnknown from './attack/unknown.ts'
import codeHardcodedScope from './code/hardcoded-scope.ts'
import codeHeadless from './code/headless.ts'
import codeNaiveTime from './code/naive-time.ts'
import codeUndefinedParameter from './code/undefined-parameter.ts'
import exportSectionRemoved from './export/section-removed.ts'
import exportTagTypo from './export/tag-typo.ts'
import exportUntaggedInternal from './export/untagged-internal.ts'
import formatEncoded from './format/encoded.ts'
import formatJupytext from './format/jupytext.ts'
import formatLineEndings from './format/line-endings.ts'
import formatMinified from './format/minified.ts'
import formatNbformat from './format/nbformat.ts'
import formatUnclosedBlock from './format/unclosed-block.ts'
import formatYamlValue from './format/yaml-value.ts'
import metaDataSourceDrift from './meta/data-source-drift.ts'
import metaDataSourceUnknown from './meta/data-source-unknown.ts'
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
import repoAttributes from './repo/attributes.ts'
import repoFileName from './repo/file-name.ts'
import repoIndexStale from './repo/index-stale.ts'
import repoJupytext from './repo/jupytext.ts'
import repoLinks from './repo/links.ts'
import repoNameCollision from './repo/name-collision.ts'
import repoSideFile from './repo/side-file.ts'
import securityDenyList from './security/deny-list.ts'
import securityLocalPath from './security/local-path.ts'
import securityOutputs from './security/outputs.ts'
import securityPickledOutput from './security/pickled-output.ts'
import securitySecret from './security/secret.ts'
import securityTlsOff from './security/tls-off.ts'
import structureHeading from './structure/heading.ts'
import structureHeadingLevels from './structure/heading-levels.ts'
import structureKernelspec from './structure/kernelspec.ts'
import structureParameters from './structure/parameters.ts'
import structureSections from './structure/sections.ts'

/** Every shipped rule, by id. */
export const rules: readonly Rule[] = [
  attackDeprecated,
  attackDomain,
  attackFormat,
  attackNextVersion,
  attackRedundant,
  attackRevoked,
  attackUnknown,
  codeHardcodedScope,
  codeHeadless,
  codeNaiveTime,
  codeUndefinedParameter,
  exportSectionRemoved,
  exportTagTypo,
  exportUntaggedInternal,
  formatEncoded,
  formatJupytext,
  formatLineEndings,
  formatMinified,
  formatNbformat,
  formatUnclosedBlock,
  formatYamlValue,
  metaDataSourceDrift,
  metaDataSourceUnknown,
  metaDescription,
  metaIdChanged,
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
  repoAttributes,
  repoFileName,
  repoIndexStale,
  repoJupytext,
  repoLinks,
  repoNameCollision,
  repoSideFile,
  securityDenyList,
  securityLocalPath,
  securityOutputs,
  securityPickledOutput,
  securitySecret,
  securityTlsOff,
  structureHeading,
  structureHeadingLevels,
  structureKernelspec,
  structureParameters,
  structureSections,
]
