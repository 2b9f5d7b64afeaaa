import type { SendGuarantee } from '#domain/capabilities.ts';
import { createParents } from './parents.ts';
import type { Dice, World } from './world.ts';

/** A post as the server holds it. `replyId` is for the judge only; no client ever reads it. */
export type Post = {
  readonly remoteId: string;
  readonly accountId: string;
  readonly parentRemoteId: string;
  readonly text: string;
  /** null: written in another app. */
  readonly replyId: string | null;
  readonly order: number;
  readonly createdAt: number;
  readonly appliedAt: number;
  /** Reading it back works from here on: an index lags behind. */
  readonly visibleAt: number;
};

export type WriteRequest = {
  readonly accountId: string;
  readonly parentRemoteId: string;
  readonly text: string;
  readonly key: string;
  readonly replyId: string | null;
  readonly order: number;
  readonly chosenId?: string;
};

/** Why a request was answered the way it was. */
export type Answer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
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
const REPLICA_LAG_MS = 10 * 60_000;

export function guaranteeOf(kind: ServerKind): SendGuarantee {
  return kind === 'idempotency-key' ? { kind, windowMs: KEY_LIFE_MS } : { kind };
}

/** One kind of server, with all that goes wrong between it and the app. */
export function createServer(kind: ServerKind, world: World) {
  const posts: Post[] = [];
  const keys = new Map<string, { readonly post: Post; readonly until: number }>();
  const parents = createParents(world);
  let faults = 0;
  let count = 0;
  /** Requests before this moment break a promise: the server said when to come back. */
  const quietUntil = new Map<string, number>();
  const impolite: string[] = [];
  /** When each reply was first tried here, for the judge; ms since the world began. */
  const firstTried = new Map<string, number>();
  /** Some servers know a key again only when a queue has been worked off. */
  const storesKeysLate = world.dice.chance(0.5);
  /** Some know a key again but do not show what was posted: then nothing but the key's life counts. */
  const canBeRead =
    kind !== 'none' && (kind !== 'idempotency-key' || world.diceFor('can be read').chance(0.5));

  const apply = (request: WriteRequest): Post => {
    const known = kind === 'idempotency-key' ? keys.get(request.key) : undefined;
    if (known !== undefined && world.elapsed() < known.until) return known.post;
    if (kind === 'chosen-id') {
      const same = posts.find((post) => post.remoteId === request.chosenId);
      if (same !== undefined) return same;
    }
    const { chosenId, key, ...rest } = request;
    const post: Post = {
      ...rest,
      remoteId: kind === 'chosen-id' && chosenId !== undefined ? chosenId : `post-${count++}`,
      createdAt: world.clock.now(),
      appliedAt: world.elapsed(),
      visibleAt:
        world.elapsed() + (kind === 'lookup' ? world.dice.between(0, LATEST_VISIBLE_MS) : 0),
    };
    world.note(`${kind}: ${post.remoteId} for ${request.replyId ?? 'another app'}`);
    posts.push(post);
    const remember = () => keys.set(key, { post, until: world.elapsed() + KEY_LIFE_MS });
    if (storesKeysLate) world.at(world.dice.between(0, LATEST_VISIBLE_MS), remember);
    else remember();
    return post;
  };

  /** One of the ways in which a request can end badly; most of them leave the sender in doubt. */
  const fate = <Value>(dice: Dice, accountId: string, work: () => Value): Answer<Value> => {
    switch (dice.between(0, 11)) {
      case 0:
        return { kind: 'refused-connection' };
      case 1:
        return limitRate(dice, accountId);
      case 2:
        return { kind: 'rejected' };
      case 3:
        return { kind: 'server-error' };
      case 4:
        work();
        return { kind: 'server-error' };
      case 5:
        work();
        return { kind: 'lost' };
      case 6:
      case 7:
      case 8:
        world.at(dice.between(0, LATEST_APPLY_MS), work);
        return { kind: 'lost' };
      case 9:
        return { kind: 'lost' };
      default:
        work();
        return { kind: 'garbled' };
    }
  };
  const limitRate = (dice: Dice, accountId: string): Answer<never> => {
    const until = world.elapsed() + dice.between(1000, 300_000);
    return {
      kind: 'rate-limited',
      retryAfterMs: until - world.elapsed(),
      // An answer that dies with the app binds nobody: only what was heard counts.
      heard: () => quietUntil.set(accountId, until),
    };
  };
  const answer = <Value>(accountId: string, what: string, work: () => Value): Answer<Value> => {
    const dice = world.diceFor(`${kind} ${accountId} ${what}`);
    if (!world.online.isOnline()) return { kind: 'refused-connection' };
    return dice.chance(faults) ? fate(dice, accountId, work) : { kind: 'ok', value: work() };
  };
  const notePoliteness = (accountId: string, what: string): void => {
    if (world.elapsed() < (quietUntil.get(accountId) ?? 0)) impolite.push(what);
  };

  return {
    kind,
    canBeRead,
    posts,
    impolite,
    firstTried,
    parents,
    setFaults(probability: number): void {
      faults = probability;
      if (probability === 0) quietUntil.clear();
    },
    write(request: WriteRequest): Answer<Post> {
      const { accountId, replyId, key } = request;
      notePoliteness(accountId, replyId ?? key);
      if (replyId !== null && !firstTried.has(replyId)) firstTried.set(replyId, world.elapsed());
      return answer(accountId, `write ${replyId ?? key}`, () => apply(request));
    },
    /** Sets or takes away a mark such as a like; doing it twice changes nothing. */
    act(accountId: string, remoteId: string, action: string): Answer<void> {
      notePoliteness(accountId, `${action} ${remoteId}`);
      return answer(accountId, `${action} ${remoteId}`, () => {
        world.note(`${kind}: ${action} ${remoteId}`);
        parents.mark(accountId, remoteId, action);
      });
    },
    /** Somebody answers with the same account on the phone. */
    answerElsewhere(accountId: string, parentRemoteId: string): void {
      const order = Number.POSITIVE_INFINITY;
      const text = `from the phone ${count}`;
      apply({ accountId, parentRemoteId, text, key: text, replyId: null, order });
      parents.answered(accountId, parentRemoteId);
    },
    /** Own posts as the server shows them; null when the request itself fails. */
    read(accountId: string): readonly Post[] | null {
      const own = world.diceFor(`${kind} ${accountId} read`);
      if (!world.online.isOnline() || own.chance(faults / 2)) return null;
      // A replica that lags shows less than there is.
      const until = world.elapsed() - (own.chance(faults / 2) ? REPLICA_LAG_MS : 0);
      return posts.filter((post) => post.accountId === accountId && post.visibleAt <= until);
    },
  };
}
export type Server = ReturnType<typeof createServer>;
