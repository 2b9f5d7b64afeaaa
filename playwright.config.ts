import { defineConfig } from '@playwright/test';

const isStandIn = (process.env['PARLEY_ELECTRON'] ?? '') === '';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // The walks start the app, some several times, beside whatever else the machine does.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: true,
  // Servers and windows of a busy machine may be late once; what needs it is named "flaky".
  retries: 1,
  // Two real Electrons at once hang while closing on Linux.
  workers: isStandIn ? 2 : 1,
  reporter: [['list']],
  use: { trace: 'retain-on-failure', locale: 'en-GB', colorScheme: 'light' },
  projects: [
    { name: 'specs', testMatch: '**/*.e2e.ts' },
    // Every screen as a picture: `npm run shots`.
    { name: 'shots', testMatch: '**/*.shots.ts' },
  ],
  // Pixels are compared on one pinned system only; structure everywhere.
  snapshotPathTemplate: '{testDir}/snapshots/{testFileName}/{arg}{ext}',
});
