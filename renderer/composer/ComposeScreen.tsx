import { PenLine } from 'lucide-react';
import { useEffect, useRef, type ReactElement } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { newPostOf, scopeOfPost, useCompose, type NewPost } from '#renderer/state/compose.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import css from './ComposeScreen.module.css';
import { NewPostForm } from './NewPostForm.tsx';

function canPost({ compose }: AccountRow): boolean {
  return (compose.posts ?? []).length > 0;
}

/** What is written belongs to one client: its text never moves to another one's account. */
function choicesFor(
  accounts: readonly AccountRow[],
  current: AccountRow,
  { begun }: NewPost,
): readonly AccountRow[] {
  return begun === null
    ? accounts
    : accounts.filter(({ workspaceId }) => workspaceId === current.workspaceId);
}

type AccountChoiceProps = {
  readonly accounts: readonly AccountRow[];
  readonly current: AccountRow;
};

function AccountChoice({ accounts, current }: AccountChoiceProps): ReactElement {
  const text = useText();
  const app = useApp();
  const workspaceId = useRoute((route) => route.workspaceId);
  const detailOf = (account: AccountRow): string => {
    const network = app?.rest.networks.find(({ id }) => id === account.network)?.name ?? '';
    const client = app?.clients.find(({ id }) => id === account.workspaceId)?.name ?? '';
    return workspaceId === null ? `${network} · ${client}` : network;
  };
  return (
    <Choice
      label={text('compose.account')}
      value={current.id.toString()}
      options={accounts.map((account) => ({
        value: account.id.toString(),
        label: account.handle,
        detail: detailOf(account),
      }))}
      onChange={(accountId) =>
        useCompose.getState().change(scopeOfPost(workspaceId), { accountId })
      }
    />
  );
}

/** A post that answers nobody, or the first direct message to somebody. */
export function ComposeScreen(): ReactElement {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const post = useCompose((compose) => newPostOf(compose, workspaceId));
  const accounts = useAccounts(workspaceId).filter(canPost);
  const current = accounts.find(({ id }) => id === post.accountId) ?? accounts[0];
  const isAddressed = post.kind === 'public' || post.to.handle !== '';
  const isAtStart = useRef(true);
  useEffect(() => {
    // Whom it is for comes first; what is written after that, and never while it is typed.
    if (isAtStart.current && isAddressed) useDesk.getState().focusComposer(post.kind);
    isAtStart.current = false;
  }, [post.kind, isAddressed]);
  return (
    <main className={css['screen']} data-letters="">
      <div className={css['page']}>
        <header className={css['head']}>
          <h1 className={css['title']}>{text('compose.title')}</h1>
        </header>
        {current === undefined ? (
          <EmptyState
            icon={<PenLine size={28} />}
            title={text('compose.nobody')}
            hint={text('compose.nobodyHint')}
            action={
              <Button look="primary" onPress={() => useRoute.getState().go('connect')}>
                {text('rail.add')}
              </Button>
            }
          />
        ) : (
          <>
            <div className={css['who']}>
              <AccountChoice accounts={choicesFor(accounts, current, post)} current={current} />
            </div>
            <NewPostForm key={scopeOfPost(workspaceId)} account={current} />
            <p className={css['hint']}>{text('compose.hint')}</p>
          </>
        )}
      </div>
    </main>
  );
}
