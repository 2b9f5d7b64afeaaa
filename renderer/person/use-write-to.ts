import type { PersonId, WorkspaceId } from '#domain/ids.ts';
import { writePost } from '#renderer/state/compose.ts';
import { useAccounts } from '#renderer/state/use-app.ts';

type Identity = { readonly id: PersonId; readonly network: string; readonly handle: string };

/** Begins a direct message to the first identity that an account of the client can write to; null: none can. */
export function useWriteTo(
  workspaceId: WorkspaceId,
  identities: readonly Identity[],
): (() => void) | null {
  const accounts = useAccounts(workspaceId);
  for (const { id: personId, network, handle } of identities) {
    const account = accounts.find(
      (one) => one.network === network && one.compose.posts?.includes('direct') === true,
    );
    if (account !== undefined)
      return () =>
        writePost({
          accountId: account.id,
          kind: 'direct',
          to: { handle, personId },
          begun: null,
        });
  }
  return null;
}
