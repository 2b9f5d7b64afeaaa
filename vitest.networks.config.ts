import { defineConfig } from 'vitest/config';

/**
 * The long specs against real servers, installed where they are missing: `npm run test:networks`, and
 * in `npm test` when the servers are there already.
 */
export default defineConfig({
  test: {
    include: ['{main,e2e}/**/*.networks.test.ts'],
    exclude: ['**/node_modules/**', 'out/**'],
    passWithNoTests: false,
    // The servers are large; one after the other is what two cores carry.
    fileParallelism: false,
    // A real server that is late once is not our defect; twice is.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 900_000,
    reporters: ['verbose'],
  },
});
