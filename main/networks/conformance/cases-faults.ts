import { describe, expect, test } from 'vitest';
import { chosen, lend, messagesOf, save, signal, troubleOf } from './bed.ts';
import { HTML, HTTP_FAULTS, type Fault } from './faults.ts';
import { replyJob } from './jobs.ts';
import { startLoopback } from './loopback-server.ts';
import { pullFrom, type Suite } from './suite.ts';
import type { NetworkClient } from '#main/networks/connector.ts';

export function describeFaults(suite: Suite): void {
  const { connector, wire } = suite.harness;
  const faults = wire?.faults ?? HTTP_FAULTS;
  const behind = async (fault: Fault, scope: 'all' | 'writes'): Promise<NetworkClient> => {
    const standing = await fault.stand(suite.network(), scope);
    suite.keep(standing);
    return suite.open(standing.access, fault.faster);
  };
  const byName = faults.map((fault) => [fault.name, fault] as const);

  describe('errors while reading', () => {
    test.each(byName)('%s: a failure with a name', async (_name, fault) => {
      const faulty = await behind(fault, 'all');
      const { failure } = await troubleOf(async () => await pullFrom(suite, faulty));
      expect(failure.code).toBe(fault.code);
    });
  });

  describe('errors while sending', () => {
    test.for(byName)('%s: never called safe when it is not', async ([, fault], context) => {
      if (suite.client().replies === undefined) return context.skip('it is answered elsewhere');
      const [message] = messagesOf(await pullFrom(suite, suite.client()));
      if (message === undefined) throw new Error('No message to answer');
      const faulty = await behind(fault, 'writes');
      const error = await troubleOf(
        async () => await faulty.replies?.send(replyJob(message, 'x', chosen(faulty)), save),
      );
      expect(error.safeToRetrySend).toBe(fault.isSafe);
    });
  });

  describe('sign-in refused', () => {
    test('a token that the server refuses means signing in again', async (context) => {
      const { session, badSecret } = suite.bed();
      if (badSecret === undefined) return context.skip('nobody signs in');
      const refused = connector.open({ ...session, secret: badSecret }, lend(suite.network()));
      suite.keep(refused);
      const { failure } = await troubleOf(async () => await pullFrom(suite, refused));
      expect(failure.code).toBe('login-needed');
    });

    test('a secret that can not be read means signing in again', async (context) => {
      const { signIn } = connector.info;
      if (signIn.every(({ kind, fields }) => kind === 'form' && fields.length === 0))
        return context.skip('nobody signs in');
      const { session } = suite.bed();
      const { failure } = await troubleOf(
        async () =>
          await pullFrom(suite, connector.open({ ...session, secret: '?' }, lend(suite.network()))),
      );
      expect(failure.code).toBe('login-needed');
    });
  });

  describe('somebody else', () => {
    test('a server that answers with pages is not this network', async () => {
      const server = await startLoopback(() => HTML);
      suite.keep(server);
      const { http } = lend(suite.network());
      expect(await connector.probe(server.host, { http, signal })).toBeNull();
    });
  });
}
