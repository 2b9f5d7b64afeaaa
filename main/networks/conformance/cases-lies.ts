import { describe, expect, test } from 'vitest';
import {
  ConnectorError,
  type NetworkClient,
  type PullPage,
  type PullRequest,
  type ThreadResult,
} from '#main/networks/connector.ts';
import { messagesOf, signal, troubleOf } from './bed.ts';
import { walk } from './cases-paging.ts';
import { CROWD, LIES, withRedirect, type Lie } from './lies.ts';
import { startLoopback } from './loopback-server.ts';
import { pullFrom, type Suite } from './suite.ts';
import { complaintsAbout } from './whole.ts';

/** Refused with a named failure, or read: both are fine, as long as what was read is whole. */
async function refusedOr<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConnectorError) return null;
    throw error;
  }
}

export function describeLies(suite: Suite): void {
  // Over a connection that stays open a lie may look like silence: the clock runs faster there.
  const { wire } = suite.harness;
  const faster = wire === undefined ? 1 : 30;
  const lies = wire?.lies ?? LIES;
  const lying = ({ tell }: Lie): NetworkClient => suite.open(tell(suite.network()), faster);
  const pages = async (
    client: NetworkClient,
    direction: PullRequest['direction'],
  ): Promise<readonly PullPage[]> =>
    (await refusedOr(async () => await walk(suite, { cursor: null, direction }, client))) ?? [];

  describe('lies', () => {
    test.each(lies.map((lie) => [lie.name, lie] as const))(
      '%s: refused, or read as whole messages that come once',
      async (_name, lie) => {
        const client = lying(lie);
        for (const direction of ['forward', 'backfill'] as const)
          for (const page of await pages(client, direction)) {
            const messages = messagesOf(page);
            expect(messages.flatMap(complaintsAbout)).toEqual([]);
            const ids = messages.map(({ remoteId }) => remoteId);
            expect(new Set(ids).size).toBe(ids.length);
          }
      },
    );

    test('a thread of ten thousand is refused, or read in time', async (context) => {
      const message = suite.incoming('context');
      const crowded = lying(CROWD);
      if (crowded.thread === undefined) return context.skip('the network has none');
      const read = async (): Promise<ThreadResult | undefined> =>
        await crowded.thread?.(message.remoteId, signal);
      const result = await refusedOr(read);
      expect((result?.messages ?? []).flatMap(complaintsAbout)).toEqual([]);
    });
  });

  describe('redirects inwards', () => {
    test('nobody is led to an address of this machine', async (context) => {
      if (wire !== undefined) return context.skip('it is not spoken over HTTP');
      const inside = await startLoopback(() => ({ kind: 'json', value: [] }));
      suite.keep(inside);
      const client = suite.open(withRedirect(suite.network(), `${inside.origin}/secret`));
      const { failure } = await troubleOf(async () => await pullFrom(suite, client));
      expect(failure.code).toBe('address-refused');
      expect(inside.seen).toEqual([]);
    });
  });
}
