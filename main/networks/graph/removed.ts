import { ConnectorError } from '#main/networks/connector.ts';

/** What is gone already is as it was wished. */
export async function removed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.failure.code !== 'gone') throw error;
  }
}
