import type { FetchMessageObject, ImapFlow, MessageStructureObject } from 'imapflow';
import { ConnectorError } from '#main/networks/connector.ts';
import { connectMailbox, type MailPorts } from './connection.ts';
import { mailError } from './errors.ts';
import type { MailAccess } from './access.ts';
import type { Secret } from './secret.ts';

/** What a mail says before it is read. */
export type MailHead = {
  readonly uid: number;
  readonly messageId: string;
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  /** When the server got it, ms since epoch. */
  readonly at: number;
  readonly isSeen: boolean;
  readonly parts: Readonly<Partial<Record<'plain' | 'html', string>>>;
};
export type MailText = { readonly plain?: string; readonly html?: string };

export type Folder = {
  /** Changes when the server counts its mails anew: then no uid means what it meant. */
  readonly validity: string;
  /** The uid that the next mail will get. */
  readonly next: number;
  /** Grows with every change (CONDSTORE); absent where the server does not count them. */
  readonly changes?: string;
  heads(from: number, to: number): Promise<readonly MailHead[]>;
  /** Never marks it as read: the folder is open for reading only. */
  text(head: MailHead): Promise<MailText>;
};

/** One folder of one mailbox; connected when it is needed, kept while it works. */
export type Mailbox = {
  /** Runs with the folder open, one after the other. */
  withFolder<Value>(signal: AbortSignal, run: (folder: Folder) => Promise<Value>): Promise<Value>;
  /** Calls back when something comes in; `onEnd` when the connection ended. */
  watch(listener: { readonly onNews: () => void; readonly onEnd: () => void }): Promise<void>;
  close(): Promise<void>;
};

/** Of one part, after decoding. */
const MAX_PART_BYTES = 300_000;
const WORK_MS = 60_000;
const MOST_PARTS = 50;

/** The first part of a kind is the mail itself, what follows is attached. */
function textParts(node: MessageStructureObject | undefined): MailHead['parts'] {
  const found: { plain?: string; html?: string } = {};
  const walk = (one: MessageStructureObject): void => {
    for (const child of (one.childNodes ?? []).slice(0, MOST_PARTS)) walk(child);
    const part = one.part ?? '1';
    if (one.disposition === 'attachment') return;
    if (one.type === 'text/plain') found.plain ??= part;
    if (one.type === 'text/html') found.html ??= part;
  };
  if (node !== undefined) walk(node);
  return found;
}

function momentOf(value: Date | string | undefined): number {
  const at = new Date(value ?? 0).getTime();
  return Number.isNaN(at) || at < 0 ? 0 : at;
}

function headOf(found: FetchMessageObject): MailHead {
  const { uid, internalDate, flags, bodyStructure } = found;
  const { from = [], messageId = '', subject = '', date } = found.envelope ?? {};
  const { address = '', name = '' } = from[0] ?? {};
  return {
    uid,
    messageId,
    from: address.toLowerCase(),
    fromName: name,
    subject,
    at: momentOf(internalDate ?? date),
    isSeen: flags?.has('\\Seen') === true,
    parts: textParts(bodyStructure),
  };
}

async function readPart(imap: ImapFlow, uid: number, part: string): Promise<string> {
  const { content } = await imap.download(String(uid), part, {
    uid: true,
    maxBytes: MAX_PART_BYTES,
  });
  // Gone meanwhile.
  if (content === undefined) return '';
  const pieces: Buffer[] = [];
  for await (const piece of content) if (piece instanceof Buffer) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function folderOf(imap: ImapFlow): Folder {
  const { mailbox } = imap;
  if (mailbox === false) throw new ConnectorError({ code: 'bad-answer' }, true);
  const { highestModseq } = mailbox;
  return {
    validity: String(mailbox.uidValidity),
    next: mailbox.uidNext,
    ...(highestModseq === undefined ? {} : { changes: String(highestModseq) }),
    async heads(from, to) {
      if (to < from || mailbox.exists === 0) return [];
      const found = await imap.fetchAll(
        `${from}:${to}`,
        { uid: true, envelope: true, internalDate: true, flags: true, bodyStructure: true },
        { uid: true },
      );
      const seen = new Set<number>();
      return found
        .map(headOf)
        .filter(({ uid }) => uid >= from && uid <= to && !seen.has(uid) && seen.add(uid))
        .toSorted((a, b) => a.uid - b.uid);
    },
    async text({ uid, parts }) {
      const { plain, html } = parts;
      return {
        ...(plain === undefined ? {} : { plain: await readPart(imap, uid, plain) }),
        ...(html === undefined ? {} : { html: await readPart(imap, uid, html) }),
      };
    },
  };
}

export function createMailbox(
  secret: Secret,
  { withLogin }: MailAccess,
  ports: MailPorts,
): Mailbox {
  const { host, folder } = secret;
  let connecting: Promise<ImapFlow> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  const connected = async (signal: AbortSignal): Promise<ImapFlow> => {
    const known = await connecting?.catch(() => null);
    if (known?.usable === true) return known;
    const both = AbortSignal.any([signal, closing.signal]);
    connecting = withLogin(async (login) => await connectMailbox({ secret, login }, ports, both));
    return await connecting;
  };
  const deadline = async <Value>(imap: ImapFlow, signal: AbortSignal, work: Promise<Value>) => {
    const ended = Promise.withResolvers<never>();
    ended.promise.catch(() => {});
    const end = (code: 'timeout' | 'canceled'): void => {
      ended.reject(new ConnectorError({ code, host }, true));
      // Whatever still comes in belongs to nobody.
      imap.close();
    };
    const cancel = (): void => end('canceled');
    const stop = ports.clock.after(WORK_MS, () => end('timeout'));
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await Promise.race([work, ended.promise]);
    } finally {
      stop();
      signal.removeEventListener('abort', cancel);
    }
  };
  const open = async <Value>(
    imap: ImapFlow,
    run: (found: Folder) => Promise<Value>,
  ): Promise<Value> => {
    // EXAMINE: nothing that is done with this folder can change a mail.
    await imap.mailboxOpen(folder, { readOnly: true });
    return await run(folderOf(imap));
  };
  return {
    async withFolder(signal, run) {
      const mine = last.then(async () => {
        const imap = await connected(signal);
        try {
          return await deadline(imap, signal, open(imap, run));
        } catch (error) {
          throw mailError(error, host);
        }
      });
      last = mine.catch(() => undefined);
      return await mine;
    },
    async watch({ onNews, onEnd }) {
      const imap = await connected(closing.signal);
      imap.on('exists', onNews);
      imap.on('close', onEnd);
      // Idle begins by itself as soon as a folder is open.
      if (imap.mailbox === false) await imap.mailboxOpen(folder, { readOnly: true });
    },
    async close() {
      closing.abort();
      const imap = await connecting?.catch(() => null);
      imap?.close();
    },
  };
}
