import { create } from 'zustand';
import type { AddresseeRow, ReplyContentRow, ReplyRow } from '#contract/rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useRoute, type Screen } from './route.ts';

type Begun = Pick<ReplyRow, 'replyId' | 'content'>;

/** What answers nothing and is being written: kept while the person looks at something else. */
export type NewPost = {
  /** null: the first one that can. */
  readonly accountId: string | null;
  readonly kind: ReplyContentRow['kind'];
  readonly to: AddresseeRow;
  /** null: nothing is written yet. */
  readonly begun: Begun | null;
  /** Where the person goes back to. */
  readonly from: Screen;
};

/** Every client has its own; '' is the one that is begun over all clients. */
type Scope = WorkspaceId | '';
type Compose = {
  readonly posts: Readonly<Record<string, NewPost>>;
  readonly change: (scope: Scope, part: Partial<NewPost>) => void;
  readonly end: (scope: Scope) => void;
};

const EMPTY: NewPost = {
  accountId: null,
  kind: 'public',
  to: { handle: '' },
  begun: null,
  from: 'inbox',
};

export const useCompose = create<Compose>()((set) => ({
  posts: {},
  change: (scope, part) =>
    set(({ posts }) => ({ posts: { ...posts, [scope]: { ...(posts[scope] ?? EMPTY), ...part } } })),
  end: (scope) => set(({ posts: { [scope]: _ended, ...posts } }) => ({ posts })),
}));

export function scopeOfPost(workspaceId: WorkspaceId | null): Scope {
  return workspaceId ?? '';
}

export function newPostOf({ posts }: Compose, workspaceId: WorkspaceId | null): NewPost {
  return posts[scopeOfPost(workspaceId)] ?? EMPTY;
}

/** Opens the place for a new post; with `part` another one than the one that was begun. */
export function writePost(part: Partial<NewPost> = {}): void {
  const { screen, workspaceId, go } = useRoute.getState();
  const from = screen === 'compose' ? {} : { from: screen };
  useCompose.getState().change(scopeOfPost(workspaceId), { ...part, ...from });
  go('compose');
}

/** A draft, or what was taken back: as it was, by the account that it was begun for. */
export function writeAgain({ accountId, content, to, replyId }: ReplyRow): void {
  const { kind } = content;
  writePost({ accountId, kind, to: to ?? { handle: '' }, begun: { replyId, content } });
}

/** Sent or given up: back to where the person came from. */
export function leavePost(): void {
  const { workspaceId, go } = useRoute.getState();
  const { from } = newPostOf(useCompose.getState(), workspaceId);
  useCompose.getState().end(scopeOfPost(workspaceId));
  go(from);
}
