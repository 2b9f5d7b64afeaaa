import type { SendGuarantee } from '#domain/capabilities.ts';
import type { World } from './world.ts';

/** A post as the server holds it. `intentKey` is for the judge only; no client ever sees it. */
export type Post = {
  readonly remoteId: string;
  readonly accountId: string;
  readonly parentRemoteId: string;
  readonly text: string;
  readonly intentKey: string;
  readonly order: number;
  readonly appliedAt: number;
  /** Reading it back works from here on: an index lags behind. */
  readonly visibleAt: number;
};

export type WriteRequest = {
  readonly accountId: string;
  readonly parentRemoteId: string;
  readonly text: string;
  readonly intentKey: string;
  readonly order: number;
  readonly chosenId?: string;
};

/** Why a request was answered the way it was. */
export type WriteAnswer =
  | { readonly kind: 'ok'; readonly post: Post }
  | { readonly kind: 'refused-connection' }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly heard: () => void }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'server-error' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'garbled' };

export type ServerKind = 'chosen-id' | 'idempotency-key' | 'lookup' | 'none';

/** A key lives for an hour, as on the network that this kind stands for. */
const KEY_LIFE_MS = 3_600_000;
/** The longest that an accepted request may take to be applied. Below the time to settle. */
const LATEST_APPLY_MS = 70_000;
const LATEST_VISIBLE_MS = 15_000;

export function guaranteeOf(kind: ServerKind): SendGuarantee {
  return kind === 'idempotency-key' ? { kind, windowMs: KEY_LIFE_MS } : { kind };
}

/** One kind of server, with all that goes wrong between it and the app. */
export function createServer(kind: ServerKind, world: World) {
  const posts: Post[] = [];
  const keys = new Map<string, { readonly post: Post; readonly until: number }>();
  let faults = 0;
  let count = 0;
  /** Requests before this moment break a promise: the server said when to come back. */
  const quietUntil = new Map<string, number>();
  const impolite: string[] = [];
  const { dice } = world;
  /** Some servers know a key again only when a queue has been worked off. */
  const storesKeysLate = dice.chance(0.5);

  const apply = (request: WriteRequest): Post => {
    const known = kind === 'idempotency-key' ? keys.get(request.intentKey) : undefined;
    if (known !== undefined && world.elapsed() < known.until) return known.post;
    if (kind === 'chosen-id') {
      const same = posts.find((post) => post.remoteId === request.chosenId);
      if (same !== undefined) return same;
    }
    const { chosenId, ...rest } = request;
    const post: Post = {
      ...rest,
      remoteId: kind === 'chosen-id' && chosenId !== undefined ? chosenId : `${kind}-${count++}`,
      appliedAt: world.elapsed(),
      visibleAt: world.elapsed() + (kind === 'lookup' ? dice.between(0, LATEST_VISIBLE_MS) : 0),
    };
    posts.push(post);
    const remember = () =>
      keys.set(request.intentKey, { post, until: world.elapsed() + KEY_LIFE_MS });
    if (storesKeysLate) world.at(dice.between(0, LATEST_VISIBLE_MS), remember);
    else remember();
    return post;
  };
  const later = (request: WriteRequest): void => {
    world.at(dice.between(0, LATEST_APPLY_MS), () => apply(request));
  };

  /** One of the ways in which a request can end badly; most of them leave the sender in doubt. */
  const fate = (request: WriteRequest): WriteAnswer => {
    switch (dice.between(0, 11)) {
      case 0:
        return { kind: 'refused-connection' };
      case 1:
        return limitRate(request);
      case 2:
        return { kind: 'rejected' };
      case 3:
        return { kind: 'server-error' };
      case 4:
        apply(request);
        return { kind: 'server-error' };
      case 5:
        apply(request);
        return { kind: 'lost' };
      case 6:
      case 7:
      case 8:
        later(request);
        return { kind: 'lost' };
      case 9:
        return { kind: 'lost' };
      default:
        apply(request);
        return { kind: 'garbled' };
    }
  };
  const limitRate = ({ accountId }: WriteRequest): WriteAnswer => {
    const until = world.elapsed() + dice.between(1000, 300_000);
    return {
      kind: 'rate-limited',
      retryAfterMs: until - world.elapsed(),
      // An answer that dies with the app binds nobody: only what was heard counts.
      heard: () => quietUntil.set(accountId, until),
    };
  };

  return {
    kind,
    posts,
    impolite,
    setFaults(probability: number): void {
      faults = probability;
      if (probability === 0) quietUntil.clear();
    },
    write(request: WriteRequest): WriteAnswer {
      if (world.elapsed() < (quietUntil.get(request.accountId) ?? 0))
        impolite.push(request.intentKey);
      if (!world.online.isOnline()) return { kind: 'refused-connection' };
      return dice.chance(faults) ? fate(request) : { kind: 'ok', post: apply(request) };
    },
    /** Own posts as the server shows them; null when the request itself fails. */
    read(accountId: string): readonly Post[] | null {
      if (!world.online.isOnline() || dice.chance(faults / 2)) return null;
      return posts.filter(
        (post) => post.accountId === accountId && post.visibleAt <= world.elapsed(),
      );
    },
  };
}
export type Server = ReturnType<typeof createServer>;
