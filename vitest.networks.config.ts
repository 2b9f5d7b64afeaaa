import { defineConfig } from 'vitest/config';

/** `npm run test:networks`: every connector against its real server, installed where it is missing. */
export default defineConfig({
  test: {
    include: ['{main,e2e}/**/*.networks.test.ts'],
    exclude: ['**/node_modules/**', 'out/**'],
    passWithNoTests: false,
    // The servers are large; one after the other is what two cores carry.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 900_000,
    reporters: ['verbose'],
    env: { PARLEY_NETWORKS: 'all' },
  },
});
