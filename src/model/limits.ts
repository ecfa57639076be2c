/*
 * How much of anything that comes from outside is taken, each with the reason. What people can change stands in `limits` of the
 * configuration; its defaults and bounds are in schemas/config.schema.json. Limits of other systems stand beside their targets.
 */

/** Of a notebook in bytes, where `limits.maxFileBytes` says nothing or nobody reads a configuration. */
export const maxFileBytes: number = 256 * 1024 * 1024

/** Of a notebook in bytes, whatever `limits.maxFileBytes` says: 480 MiB. A string of V8 ends at 536,870,888 characters. */
export const largestFile: number = 480 * 1024 * 1024

/** Of a YAML text. 64 KiB is some hundred times what people write; above it a text is data that got into the wrong place. */
export const maxYamlLength: number = 64 * 1024

/** Of YAML collections within each other. Far deeper than any metadata, and far from what the stack of a recursive reader holds. */
export const maxYamlLevels = 64

/** Of a YAML text. Ordinary use is a handful. Many of them are how a small text is made to stand for a large one. */
export const maxYamlAliases = 50

/** Of a YAML text, counted after aliases are expanded: what later work on the value costs, whatever the text looks like. */
export const maxYamlNodes = 10_000

/** Quotes and lists within each other in Markdown. Deeper ones cost seconds to parse and can overflow the parser's stack. */
export const maxContainers = 100

/** Nanoseconds, about, that parsing the Markdown of a cell may take. */
export const maxMarkdownWork = 1_000_000_000

/** Of a text that the configuration names, in bytes. The largest of them, an index of ATT&CK, has three million. */
export const maxNamedBytes: number = 64 * 1024 * 1024

/** Of a list of files, in bytes: a million names of sixty letters. */
export const maxListBytes: number = 64 * 1024 * 1024

/** Of the results that the cache keeps of one configuration, in bytes: reading more takes longer than checking again. */
export const maxCacheBytes: number = 256 * 1024 * 1024

/** Of an ignore file, in bytes. More rules than a person writes would make every run slow. */
export const maxIgnoreBytes: number = 64 * 1024

/** Of a file beside a text, such as an attachment, in bytes: that is a picture, not a disk image. */
export const maxSideBytes = 50_000_000

/** Of a file in the folder of a pack, in bytes. Rules and what they read are texts. */
export const maxPackFileBytes: number = 64 * 1024 * 1024

/** That a configuration may extend, one through the other. Files that extend one file twice, and so on, would double at each step. */
export const maxPresets = 100

/** That braces of one glob may stand for: as many as the walk over the disk takes. */
export const maxAlternatives = 1000

/** Of a glob that is an argument, in characters: no path is longer. */
export const maxGlobLength = 4096

/** Of one rule in one notebook. More than a person could read are a fault of the rule. A catalog has many notebooks. */
export const maxReports = 1000
