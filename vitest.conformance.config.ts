import { defineConfig } from 'vitest/config';

/** `npm run conformance`: the one suite on every network, told as a table. */
export default defineConfig({
  test: {
    include: ['main/networks/**/*.conformance.test.ts'],
    exclude: ['**/node_modules/**', 'out/**'],
    passWithNoTests: false,
    // The servers are large; two at a time is what two cores carry.
    maxWorkers: 2,
    hookTimeout: 900_000,
    reporters: ['./scripts/conformance-table.mjs'],
  },
});
