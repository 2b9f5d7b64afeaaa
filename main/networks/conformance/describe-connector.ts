import { describe } from 'vitest';
import type { ConnectorHarness } from './bed.ts';
import { describeFaults } from './cases-faults.ts';
import { describeLies } from './cases-lies.ts';
import { describePaging } from './cases-paging.ts';
import { describeReading } from './cases-reading.ts';
import { describeSending } from './cases-sending.ts';
import { describeText } from './cases-text.ts';
import { prepareSuite } from './suite.ts';

/**
 * What every network promises to the rest of Parley, whatever it is. Every group below is a row in
 * the table of `npm run conformance`, every call of this a column: `scripts/conformance-table.mjs`
 * reads both out of these names.
 */
export function describeConnector(name: string, harness: ConnectorHarness): void {
  const timeout = (harness.patienceMs ?? 5000) + 20_000;
  describe(`${name} [${harness.server}]`, { timeout }, () => {
    const suite = prepareSuite(harness);
    describeReading(suite);
    describeText(suite);
    describeSending(suite);
    describeFaults(suite);
    describeLies(suite);
    // Last: what it writes pushes everything else off the first page.
    describePaging(suite);
  });
}
