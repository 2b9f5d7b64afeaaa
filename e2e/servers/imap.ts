import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';

/** A real Dovecot (see imap.sh) for specs, on a free port, with empty mailboxes for any user. */
const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'imap.sh');
const PASSWORD = 'pass';

export type ImapServer = {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** Puts a mail (RFC 5322, with CRLF) into somebody's inbox. */
  deliver(user: string, mail: string): Promise<void>;
  /** Flags of all mails of an inbox, oldest first, and how many there are. */
  flags(user: string): Promise<readonly (readonly string[])[]>;
  /** Makes the server count the mails of an inbox anew, as after a lost index: another UIDVALIDITY. */
  countAnew(user: string): Promise<void>;
  stop(): Promise<void>;
};

export function isImapInstalled(): boolean {
  return process.platform !== 'win32' && spawnSync(SCRIPT, ['installed']).status === 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** `tokens`: the address that says of a token whose it is (RFC 7662). */
export async function startImap(tokens?: string): Promise<ImapServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'parley-imap-'));
  const env = {
    ...process.env,
    PARLEY_IMAP_PORT: String(port),
    PARLEY_IMAP_RUN: join(folder, 'dovecot'),
    ...(tokens === undefined ? {} : { PARLEY_IMAP_TOKENS: tokens }),
  };
  // Dovecot's other processes have to get in.
  await run('chmod', ['755', folder]);
  await run(SCRIPT, ['start'], { env, timeout: 30_000 });
  const host = '127.0.0.1';
  const open = new Map<string, Promise<ImapFlow>>();
  const connect = async (user: string): Promise<ImapFlow> => {
    const imap = new ImapFlow({
      host,
      port,
      secure: false,
      auth: { user, pass: PASSWORD },
      logger: false,
    });
    imap.on('error', () => {});
    await imap.connect();
    return imap;
  };
  const as = async (user: string): Promise<ImapFlow> => {
    const known = open.get(user) ?? connect(user);
    open.set(user, known);
    return await known;
  };
  return {
    host,
    port,
    password: PASSWORD,
    async deliver(user, mail) {
      await (await as(user)).append('INBOX', mail);
    },
    async flags(user) {
      const imap = await connect(user);
      await imap.mailboxOpen('INBOX', { readOnly: true });
      const found = await imap.fetchAll('1:*', { flags: true });
      imap.close();
      return found.map(({ flags }) => Array.from(flags ?? []));
    },
    async countAnew(user) {
      const mail = join(folder, 'dovecot', 'mail', user);
      const lost = [
        'dovecot-uidlist',
        'dovecot-uidvalidity',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
      ];
      (await open.get(user))?.close();
      open.delete(user);
      for (const name of lost) await rm(join(mail, name), { force: true });
    },
    async stop() {
      for (const opening of open.values()) (await opening).close();
      await run(SCRIPT, ['stop'], { env, timeout: 20_000 });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
