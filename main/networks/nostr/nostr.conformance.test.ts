import { describe } from 'vitest';
import { isNostrInstalled, startNostr } from '#e2e/servers/nostr.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { LIES } from '#main/networks/conformance/lies.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import type { NetworkAccess } from '#main/ports.ts';
import { KIND } from './events.ts';
import { nostr } from './index.ts';
import { RELAY_FAULTS, testPerson } from './test-bed.ts';

async function start(): Promise<ConnectorBed> {
  const relay = await startNostr();
  const [alice, bob] = [testPerson(relay.url), testPerson(relay.url)];
  const fields = { key: alice.key, relays: relay.url };
  const request = { serverUrl: relay.url, methodId: 'key', fields };
  const session = { ...(await nostr.signIn(request, signInPorts())), accountId: 'alice' };
  const root = await alice.publish({}, 'We roast on Thursday');
  return {
    session,
    async writeToAccount(text) {
      const tags = [
        ['e', root.id, '', 'root'],
        ['p', alice.pubkey],
      ];
      await bob.publish({ tags }, text);
    },
    async ownPosts() {
      const found = await alice.query({ kinds: [KIND.note], authors: [alice.pubkey] });
      return found.map(({ content }) => content);
    },
    async remove(text) {
      const found = await bob.query({ kinds: [KIND.note], authors: [bob.pubkey] });
      const tags = found.filter(({ content }) => content.includes(text)).map(({ id }) => ['e', id]);
      await bob.publish({ kind: KIND.deletion, tags }, '');
    },
    async stop() {
      alice.relay.close();
      bob.relay.close();
      await relay.stop();
    },
  };
}

/** The relay takes every event; what it says to that never comes back. */
function loseAnswers(network: NetworkAccess): NetworkAccess {
  return {
    ...network,
    openSocket: (url, listener) =>
      network.openSocket(url, {
        ...listener,
        onMessage: (text) => (text.startsWith('["OK"') ? undefined : listener.onMessage(text)),
      }),
  };
}

const canRun = isNostrInstalled();
if (!canRun) console.warn('SKIPPED: conformance of Nostr (npm run servers -- nostr install)');
describe.skipIf(!canRun)('real server', () => {
  describeConnector('Nostr', {
    connector: nostr,
    server: 'real',
    start,
    many: 130,
    wire: { faults: RELAY_FAULTS, loseAnswers, lies: LIES },
  });
});
