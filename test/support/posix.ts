import {existsSync} from 'node:fs'
import {platform} from 'node:process'
import {it} from 'vitest'

/** Tests of links, modes, pipes and shells: skipped on Windows, where these are missing or need rights. */
export const onPosix: typeof it.skip = it.skipIf(platform === 'win32')

/** Tests that write to a device that is always full, which only Linux has. */
export const withFullDevice: typeof it.skip = it.skipIf(!existsSync('/dev/full'))
