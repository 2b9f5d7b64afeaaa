import { useEffect, useState } from 'react';
import type { CommandValue } from '#contract/commands.ts';
import type { AccountRow } from '#contract/account-rows.ts';
import type { Failure } from '#domain/failure.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';

type Lists = CommandValue<'account.lists'>['lists'];
export type ListsState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'known'; readonly lists: Lists };

/** The lists of an account, asked of its network. */
export function useLists(account: AccountRow): ListsState {
  const ask = useCommand('account.lists');
  const { workspaceId, id: accountId } = account;
  const [known, setKnown] = useState<{ readonly accountId: string; readonly state: ListsState }>({
    accountId: '',
    state: { kind: 'asking' },
  });
  useEffect(() => {
    let isOver = false;
    const find = async (): Promise<void> => {
      const answer = await ask({ workspaceId, accountId });
      if (isOver) return;
      const state: ListsState = answer.ok
        ? { kind: 'known', lists: answer.value.lists }
        : { kind: 'failed', failure: answer.failure };
      setKnown({ accountId, state });
    };
    void find();
    return () => {
      isOver = true;
    };
  }, [ask, workspaceId, accountId]);
  return known.accountId === accountId ? known.state : { kind: 'asking' };
}
