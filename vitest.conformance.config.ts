import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {include: ['test/conformance/**/*.test.ts'], setupFiles: ['test/support/seed.ts'], globals: true, testTimeout: 300_000},
})
