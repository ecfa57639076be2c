import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,rules,test,scripts}/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    setupFiles: ['test/support/seed.ts'],
    globals: true,
    testTimeout: 60_000,
  },
})
