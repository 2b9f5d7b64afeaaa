import type { ImapFlow, ImapFlowOptions } from 'imapflow';
import { isPublicAddress, literalOf } from '#main/networks/address.ts';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import type { StreamTarget } from '#main/ports.ts';
import { mailError } from './errors.ts';
import type { Secret } from './secret.ts';

export type MailPorts = Pick<ConnectorPorts, 'network' | 'clock' | 'random' | 'log'>;

/** A mailbox, and what opens it now. */
export type Wanted = { readonly secret: Secret; readonly login: MailLogin };

const CONNECT_MS = 20_000;
const GREETING_MS = 10_000;
/** IDLE is renewed before this: RFC 2177 asks for less than 29 minutes. */
const SILENCE_MS = 5 * 60_000;
const RENEW_IDLE_MS = 4 * 60_000;
/** Between the last command and the beginning of IDLE. */
const IDLE_AFTER_MS = 1000;
const MAX_LINE = 64_000;
/** Of one part of one mail. */
const MAX_LITERAL = 2_000_000;
const MAX_RESPONSE = 5_000_000;
const MAIL_PORTS = new Set([143, 993]);

/** Where to connect: as usual where the person named the server, otherwise to a checked address. */
async function addressOf(secret: Secret, { network }: MailPorts): Promise<string> {
  const { host, port, isNamed } = secret;
  if (isNamed) return host;
  const refused = new ConnectorError({ code: 'address-refused', host }, true);
  const url = URL.parse(`https://${host.includes(':') ? `[${host}]` : host}`);
  if (url === null || !MAIL_PORTS.has(port)) throw refused;
  const literal = literalOf(url);
  const addresses = literal === null ? await network.resolve(host) : [literal];
  const [first] = addresses;
  if (first === undefined || !addresses.every(isPublicAddress)) throw refused;
  return first;
}

/** Either is enough to be let in. */
export type MailLogin = { readonly pass: string } | { readonly accessToken: string };

function optionsFor(
  { secret, login }: Wanted,
  connectTo: string,
  { network }: MailPorts,
): ImapFlowOptions {
  const { host, port, tls, user } = secret;
  const target = (isSecure: 'at-once' | 'none'): StreamTarget => ({
    connectTo,
    port,
    name: host,
    tls: isSecure,
  });
  return {
    host,
    port,
    secure: tls === 'at-once',
    // A server that cannot be encrypted is only spoken to on this very machine.
    ...(tls === 'start' ? { doSTARTTLS: true } : {}),
    ...(tls === 'none' ? { doSTARTTLS: false } : {}),
    auth: { user, ...login },
    transport: {
      connect: ({ secure }, onConnect) =>
        network.openStream(target(secure ? 'at-once' : 'none'), onConnect),
      upgrade: (stream, _options, onSecure) =>
        network.secureStream(stream, target('at-once'), onSecure),
    },
    logger: false,
    clientInfo: { name: 'Parley' },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: SILENCE_MS,
    maxIdleTime: RENEW_IDLE_MS,
    autoIdleDelay: IDLE_AFTER_MS,
    maxLineLength: MAX_LINE,
    maxLiteralSize: MAX_LITERAL,
    maxResponseSize: MAX_RESPONSE,
    // Compression unpacks more than it says, and mails of this kind are small.
    disableCompression: true,
  };
}

/** The library is read when the first mailbox is opened: it is larger than all that a start needs. */
async function loadLibrary() {
  return await import('imapflow');
}

/** A connection that is signed in. Everything that goes wrong is a `ConnectorError`. */
export async function connectMailbox(
  wanted: Wanted,
  ports: MailPorts,
  signal: AbortSignal,
): Promise<ImapFlow> {
  const { secret } = wanted;
  const { host } = secret;
  if (signal.aborted) throw new ConnectorError({ code: 'canceled', host }, true);
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => {});
  let imap: ImapFlow | null = null;
  const cancel = (): void => ended.reject(new ConnectorError({ code: 'canceled', host }, true));
  const stop = ports.clock.after(CONNECT_MS + GREETING_MS, () =>
    ended.reject(new ConnectorError({ code: 'timeout', host }, true)),
  );
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const connectTo = await addressOf(secret, ports);
    const { ImapFlow: Library } = await loadLibrary();
    imap = new Library(optionsFor(wanted, connectTo, ports));
    // Also said by the call that fails; without a listener it would end the process.
    imap.on('error', () => {});
    await Promise.race([imap.connect(), ended.promise]);
    return imap;
  } catch (error) {
    imap?.close();
    throw mailError(error, host);
  } finally {
    stop();
    signal.removeEventListener('abort', cancel);
  }
}
