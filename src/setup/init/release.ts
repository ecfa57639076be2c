/** A release of huntbook in a repository of its own, which hooks and workflows run without installing anything. */
export interface Release {
  /** `OWNER/NAME` on GitHub. */
  readonly repository: string
  /** The commit, 40 hexadecimal digits: tags can be moved. */
  readonly commit: string
  /** The tag, such as `v1.2.3`, for people and for tools that update pins. */
  readonly tag: string
}

/** Reads `OWNER/NAME@COMMIT`, with ` # vX.Y.Z` or `#vX.Y.Z` behind it where the tag is not that of this version. */
export function readRelease(text: string, version: string): Release | undefined {
  const parts = /^([A-Za-z\d][\w.-]*\/[A-Za-z\d][\w.-]*)@([\da-f]{40})(?: ?# ?(v\d+\.\d+\.\d+[\w.+-]*))?$/u.exec(text)
  const [, repository, commit, tag = `v${version}`] = parts ?? []
  return repository === undefined || commit === undefined ? undefined : {repository, commit, tag}
}
