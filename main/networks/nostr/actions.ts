import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { KIND, type NostrEvent } from './events.ts';
import type { Relays } from './relays.ts';
import type { Signer, Unsigned } from './signer.ts';

export type Acting = { readonly relays: Relays; readonly signer: Signer; readonly clock: Clock };

/** Own reactions and reposts of a note; the newest of each kind. */
async function ownMarks(
  request: ActionRequest,
  kind: number,
  { relays, signer }: Acting,
): Promise<readonly NostrEvent[]> {
  const filter = { kinds: [kind], authors: [signer.pubkey], '#e': [request.remoteId] };
  return await relays.query(filter, request.signal);
}

async function noteOf(request: ActionRequest, { relays }: Acting): Promise<NostrEvent> {
  const [note] = await relays.query({ ids: [request.remoteId] }, request.signal);
  if (note === undefined) throw new ConnectorError({ code: 'gone' }, true);
  return note;
}

async function publish(
  event: Omit<Unsigned, 'created_at'>,
  { signal }: ActionRequest,
  { relays, signer, clock }: Acting,
): Promise<string> {
  const signed = await signer.sign({ ...event, created_at: Math.floor(clock.now() / 1000) });
  await relays.publish(signed, signal);
  return signed.id;
}

/** NIP-25 and NIP-18; done before means done. */
async function mark(
  request: ActionRequest,
  kind: number,
  acting: Acting,
): Promise<{ undo: string }> {
  const [before] = await ownMarks(request, kind, acting);
  if (before !== undefined) return { undo: before.id };
  const note = await noteOf(request, acting);
  const tags = [
    ['e', note.id, '', note.pubkey],
    ['p', note.pubkey],
    ...(kind === KIND.reaction ? [['k', String(note.kind)]] : []),
  ];
  const content = kind === KIND.reaction ? '+' : JSON.stringify(note);
  return { undo: await publish({ kind, tags, content }, request, acting) };
}

/** NIP-09: a request only; relays may ignore it, and copies elsewhere stay. */
async function takeBack(
  ids: readonly string[],
  { request, kind }: { readonly request: ActionRequest; readonly kind: number },
  acting: Acting,
): Promise<void> {
  if (ids.length === 0) return;
  const tags = [...ids.map((id) => ['e', id]), ['k', String(kind)]];
  await publish({ kind: KIND.deletion, tags, content: '' }, request, acting);
}

async function unmark(request: ActionRequest, kind: number, acting: Acting): Promise<void> {
  const found = (await ownMarks(request, kind, acting)).map(({ id }) => id);
  const { token } = request;
  const ids = new Set(token === undefined || found.length > 0 ? found : [token]);
  await takeBack([...ids], { request, kind }, acting);
}

export function createActions(acting: Acting): ActionPort {
  return {
    async act(request) {
      switch (request.action) {
        case 'like':
          return await mark(request, KIND.reaction, acting);
        case 'boost':
          return await mark(request, KIND.repost, acting);
        case 'unlike':
          await unmark(request, KIND.reaction, acting);
          return {};
        case 'unboost':
          await unmark(request, KIND.repost, acting);
          return {};
        case 'delete':
          await takeBack([request.remoteId], { request, kind: KIND.note }, acting);
          return {};
        case 'hide':
        case 'unhide':
          throw new ConnectorError({ code: 'server-unsupported' }, true);
      }
    },
  };
}
