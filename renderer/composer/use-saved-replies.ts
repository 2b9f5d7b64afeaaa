import { fillPlaces, firstNameOf, type Filled } from '#domain/saved-reply.ts';
import { fold } from '#domain/search-text.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import type { ComposeTarget } from './compose-rest.ts';
import { useKnownOf } from './use-known-of.ts';

/** A saved reply with its places filled for this conversation. */
export type FilledReply = Filled & { readonly id: string; readonly name: string };

const MOST = 8;

/** The saved replies of the conversation's client and those for all. */
export function useSavedReplies(target: ComposeTarget): {
  /** Those whose name or text has a word that begins so; by name first. */
  readonly find: (word: string) => readonly FilledReply[];
} {
  const { row, rest } = target;
  const { value } = useView('savedTexts', {});
  const mine = (value?.rows ?? []).filter(
    ({ workspaceId }) => workspaceId === null || workspaceId === row.workspaceId,
  );
  const { replyTo, account, workspace } = rest;
  const name = replyTo?.authorName ?? row.personName;
  const values = {
    name,
    firstName: firstNameOf(name),
    handle: replyTo?.authorHandle ?? row.personHandle,
    ...(account === null ? {} : { account: account.handle }),
    ...(workspace === null ? {} : { client: workspace.name }),
    ...(replyTo?.url === undefined ? {} : { post: replyTo.url }),
  };
  const known = useKnownOf(target);
  // A field of the client wins over one of the same name for all, what is known of the person over both.
  const fields = [
    ...mine
      .filter(({ kind }) => kind === 'field')
      .toSorted((a, b) => Number(a.workspaceId !== null) - Number(b.workspaceId !== null)),
    ...known,
  ];
  return {
    find: (word) => {
      const wanted = fold(word);
      const begins = (text: string): boolean =>
        fold(text)
          .split(/\s+/u)
          .some((one) => one.startsWith(wanted));
      const replies = mine.filter(({ kind }) => kind === 'saved-reply');
      const named = replies.filter((reply) => begins(reply.name));
      const said = replies.filter((reply) => !named.includes(reply) && begins(reply.text));
      return [...named, ...said].slice(0, MOST).map(({ id, name: title, text }) => {
        const filled = fillPlaces(text, values, fields);
        return { id, name: title, text: filled.text, missing: filled.missing };
      });
    },
  };
}
