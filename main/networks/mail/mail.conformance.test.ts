import { describe } from 'vitest';
import { isImapInstalled, startImap } from '#e2e/servers/imap.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { MAIL_FAULTS } from './faulty-server.ts';
import { mail } from './index.ts';
import { writeMail } from './test-mails.ts';

const USER = 'rabe';

async function start(): Promise<ConnectorBed> {
  const imap = await startImap();
  const server = `${imap.host}:${imap.port}`;
  const fields = { address: 'rabe@kaffee.example', user: USER, password: imap.password, server };
  const request = { serverUrl: '', methodId: 'password', fields };
  const session = { ...(await mail.signIn(request, signInPorts())), accountId: USER };
  return {
    session,
    badSecret: session.secret.replace('"password":"pass"', '"password":"nonsense"'),
    async writeToAccount(text) {
      const from = 'gutefrage <info@gutefrage.net>';
      const subject = 'Teefreund hat deine Frage beantwortet: Welche Mühle?';
      await imap.deliver(USER, writeMail({ from, subject, text }));
    },
    ownPosts: async () => await Promise.resolve([]),
    stop: async () => await imap.stop(),
  };
}

const canRun = isImapInstalled();
if (!canRun) console.warn('SKIPPED: conformance of mail (npm run servers -- imap install)');
describe.skipIf(!canRun)('real server', () => {
  describeConnector('Mail', {
    connector: mail,
    server: 'real',
    start,
    many: 130,
    wire: { faults: MAIL_FAULTS, loseAnswers: (network) => network, lies: [] },
  });
});
