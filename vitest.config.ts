import {fileURLToPath} from 'node:url'
import {defineConfig} from 'vitest/config'

/** Tests of team rules import what a team imports. */
const own = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {alias: {'huntbook/rule': own('src/rule.ts'), 'huntbook/node': own('src/node.ts')}},
  test: {
    include: ['{src,rules,test,scripts}/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    setupFiles: ['test/support/seed.ts'],
    globals: true,
    // What takes more than linear time does not end: no test states how long anything may take.
    testTimeout: 60_000,
  },
})
