import type { ProbePorts, ProbeResult } from '#main/networks/connector.ts';
import { isFailure, checked } from './errors.ts';
import { didOfHandle, documentOfDid, handleIn, serverIn } from './identity.ts';
import { info } from './info.ts';
import { serverAnswer } from './schemas.ts';
import { xrpcPath } from './xrpc.ts';

const BLUESKY = 'https://bsky.social';
const DID = /^did:(?:plc:[a-z2-7]{24}|web:[\w.%:-]+)$/u;
const HANDLE = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z](?:[a-z\d-]*[a-z\d])?$/iu;
/** Also Bluesky's own window on the network, whatever stands behind `/profile/`. */
const PROFILE = /^(?:https?:\/\/)?(?:[\w-]+\.)?bsky\.app\/profile\/([^/?#]+)/iu;
const OWN_SITES = /^(?:https?:\/\/)?(?:(?:www\.)?bsky\.(?:app|social)|bluesky)\/?$/iu;
const LOCAL = /^(?:localhost|\d+\.\d+\.\d+\.\d+|\[[\da-f:]+\])$/iu;

type Guess =
  | { readonly kind: 'did' | 'handle' | 'host'; readonly value: string }
  | { readonly kind: 'server'; readonly value: string }
  | { readonly kind: 'bluesky' };

/** An address with a scheme, a port or a number: only a server has one. */
function serverOf(typed: string): Guess | null {
  const hasScheme = /^https?:\/\//iu.test(typed);
  const url = URL.parse(hasScheme ? typed : `https://${typed}`);
  if (url === null || /[@\s]/u.test(typed)) return null;
  if (hasScheme) return { kind: 'server', value: url.origin };
  // Nobody has a certificate for their own machine.
  if (LOCAL.test(url.hostname)) return { kind: 'server', value: `http://${url.host}` };
  return url.port === '' ? null : { kind: 'server', value: url.origin };
}

/** What was typed, without asking anybody; null when it is nothing of this network. */
export function guess(input: string): Guess | null {
  const typed = input.trim();
  if (OWN_SITES.test(typed)) return { kind: 'bluesky' };
  const actor = PROFILE.exec(typed)?.[1] ?? typed.replace(/^at:\/\//u, '');
  if (DID.test(actor)) return { kind: 'did', value: actor };
  const name = actor.replace(/^@/u, '').toLowerCase();
  if (!HANDLE.test(name)) return serverOf(typed);
  // A bare name may be a handle or a server; with an @ or from a profile it can only be a handle.
  return { kind: name === typed.toLowerCase() ? 'host' : 'handle', value: name };
}

async function probeServer(url: string, lent: ProbePorts): Promise<ProbeResult | null> {
  const { host } = new URL(url);
  try {
    const answer = await lent.http.request({
      method: 'GET',
      url: new URL(xrpcPath('com.atproto.server.describeServer'), url).href,
      bucket: `${host} open`,
      lane: 'interactive',
      signal: lent.signal,
      deadlineMs: 15_000,
      isTrustedHost: true,
    });
    checked(serverAnswer, answer.json(), host);
    return { serverUrl: url, title: host, software: 'atproto', methods: info.signIn };
  } catch (error) {
    // It is there but speaks something else: another network's, not an error of this one.
    if (isFailure(error, 'gone', 'not-an-api', 'bad-answer', 'rejected', 'forbidden')) return null;
    throw error;
  }
}

async function probePerson(
  given: { readonly did: string } | { readonly handle: string },
  lent: ProbePorts,
): Promise<ProbeResult> {
  const did = 'did' in given ? given.did : await didOfHandle(given.handle, null, lent);
  const document = await documentOfDid(did, null, lent);
  const handle = 'handle' in given ? given.handle : (handleIn(document) ?? did);
  const server = serverIn(document) ?? BLUESKY;
  // Bluesky's own servers share one door; the address in the document is where the data lies.
  const serverUrl = new URL(server).hostname.endsWith('.host.bsky.network') ? BLUESKY : server;
  return {
    serverUrl,
    title: new URL(serverUrl).host,
    software: 'atproto',
    methods: info.signIn,
    prefilled: { handle },
  };
}

/**
 * A handle (`name.bsky.social`, `@name.example`), a DID, an address of bsky.app or of a data server.
 * A handle that nobody has is answered with null, so that other networks may claim the name.
 */
export async function probe(input: string, lent: ProbePorts): Promise<ProbeResult | null> {
  const guessed = guess(input);
  switch (guessed?.kind) {
    case undefined:
      return null;
    case 'bluesky':
      return { serverUrl: BLUESKY, title: 'Bluesky', software: 'atproto', methods: info.signIn };
    case 'did':
      return await probePerson({ did: guessed.value }, lent);
    case 'server':
      return await probeServer(guessed.value, lent);
    case 'handle':
    case 'host':
      try {
        return await probePerson({ handle: guessed.value }, lent);
      } catch (error) {
        if (guessed.kind === 'handle' && !isFailure(error, 'gone', 'rejected')) throw error;
        return guessed.kind === 'handle'
          ? null
          : await probeServer(`https://${guessed.value}`, lent);
      }
  }
}
