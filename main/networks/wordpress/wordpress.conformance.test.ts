import { describe } from 'vitest';
import { z } from 'zod';
import { isWordpressInstalled, startWordpress } from '#e2e/servers/wordpress.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { wordpress } from './index.ts';
import { escaped } from './same-text.ts';

const written = z.array(z.object({ content: z.object({ rendered: z.string() }) }));

async function startReal(): Promise<ConnectorBed> {
  const site = await startWordpress();
  const { appPassword } = site.users.berta;
  const ids = new Map<string, number>();
  const idOf = (text: string): number => ids.get(text) ?? 0;
  const signedIn = await wordpress.signIn(
    {
      serverUrl: site.baseUrl,
      methodId: 'app-password',
      fields: { user: 'berta', password: appPassword },
    },
    signInPorts(),
  );
  return {
    session: { ...signedIn, accountId: 'berta' },
    badSecret: signedIn.secret.replace(appPassword, 'nonsense'),
    async writeToAccount(text) {
      // The form takes HTML: what is meant as text is written so.
      ids.set(text, await site.comment(escaped(text)));
    },
    async edit(text, to) {
      await site.call('admin', `comments/${idOf(text)}`, { content: to });
    },
    async remove(text) {
      await site.deleteComment(idOf(text));
    },
    async ownPosts() {
      const list = written.parse(await site.call('berta', 'comments?author=2&per_page=100'));
      return list.map(({ content }) => content.rendered);
    },
    stop: async () => await site.stop(),
  };
}

const canRun = isWordpressInstalled();
if (!canRun)
  console.warn('SKIPPED: conformance of WordPress (npm run servers -- wordpress install)');
describe.skipIf(!canRun)('real server', { retry: 1 }, () => {
  describeConnector('WordPress', {
    connector: wordpress,
    server: 'real',
    start: startReal,
    // More than the largest page of the site.
    many: 120,
  });
});
