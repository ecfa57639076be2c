import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {include: ['{src,rules,test,scripts}/**/*.test.ts'], exclude: ['test/conformance/**'], globals: true, testTimeout: 30_000},
})
