import { defineConfig } from 'vitest/config';
import { emojiData } from './scripts/emoji-plugin.mjs';
import { poCatalogues } from './scripts/po-plugin.mjs';

export default defineConfig({
  plugins: [poCatalogues(), emojiData()],
  test: {
    include: ['{domain,contract,main,renderer,lint,scripts,e2e}/**/*.test.{ts,tsx,js}'],
    // Those against whole networks have a step and a configuration of their own.
    exclude: ['**/node_modules/**', 'out/**', '**/*.networks.test.ts'],
    passWithNoTests: false,
    // The engine's tests open real SQLite files; two workers is what two cores carry.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
