import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AtprotoNetwork } from '#e2e/servers/atproto.ts';
import { installAtproto, startAtproto } from '#e2e/servers/atproto.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { bluesky } from './index.ts';
import { signInWithPassword } from './test-bed.ts';

const FIRST_PORT = 2622;

describe('Bluesky, a real data server with the limits of the service', () => {
  let network: AtprotoNetwork;
  beforeAll(async () => {
    await installAtproto();
    network = await startAtproto({ firstPort: FIRST_PORT, withLimits: true, isAlone: true });
  }, 900_000);
  afterAll(async () => {
    await network?.stop();
  }, 90_000);

  test('after too many attempts the server says when to come back, and nobody asks before', async () => {
    const alice = await network.createAccount('alice');
    const ports = testPorts();
    let asked = 0;
    const counting: typeof ports.network = {
      ...ports.network,
      fetch: async (url, init) => {
        asked++;
        return await ports.network.fetch(url, init);
      },
    };
    const http = createHttp({ ...ports, network: counting });
    const attempt = async (): Promise<ConnectorError> => {
      const fields = { handle: alice.handle, password: 'not-the-password' };
      const request = { serverUrl: network.pdsUrl, methodId: 'app-password', fields };
      const lent = signInPorts({ ...ports, http });
      try {
        await bluesky.signIn(request, lent);
      } catch (error) {
        if (error instanceof ConnectorError) return error;
        throw error;
      }
      throw new Error('A wrong password was taken');
    };
    let last = await attempt();
    for (let count = 1; last.failure.code === 'wrong-credentials' && count < 40; count++)
      last = await attempt();
    expect(last.failure.code).toBe('rate-limited');
    // 30 in five minutes, as the service documents it.
    expect(asked).toBe(30);
    const wait = (last.failure.retryAt ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(60_000);
    expect(wait).toBeLessThan(331_000);
    expect(last.safeToRetrySend).toBe(true);
    await attempt();
    expect(asked).toBe(30);
    // A door that knows nothing yet is told by the server itself, with Retry-After.
    const work = signInWithPassword(network.pdsUrl, { handle: alice.handle, password: 'wrong' });
    await expect(work).rejects.toMatchObject({ failure: { code: 'rate-limited', status: 429 } });
  });
});
