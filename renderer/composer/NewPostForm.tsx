import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import { ownPlace } from '#domain/new-post.ts';
import { toId, type ReplyId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { newPostOf, scopeOfPost, useCompose } from '#renderer/state/compose.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useClient } from '#renderer/state/use-app.ts';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { ComposeAccount, ComposeTarget } from './compose-rest.ts';
import composer from './Composer.module.css';
import css from './NewPostForm.module.css';
import { fitted, isBlank, openingWords } from './draft-content.ts';
import { Identity } from './Identity.tsx';
import { kindObstacle } from './obstacle.ts';
import { ReplyForm } from './ReplyForm.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { useDraft, type DraftDesk } from './use-draft.ts';

const KINDS = ['public', 'direct'] as const;

/** The account as the composer knows it. */
function toAccount(row: AccountRow): ComposeAccount {
  const { id, handle, displayName, network, state, failure, compose } = row;
  const posts = compose.posts ?? [];
  return {
    id,
    handle,
    displayName,
    network,
    state,
    failure,
    compose,
    canReply: posts.includes('public'),
    canDirect: posts.includes('direct'),
    answersOnPage: false,
  };
}

/** What is written here stands in a conversation of its own until the network has one for it. */
function useTarget(account: AccountRow): ComposeTarget {
  const workspaceId = useRoute((route) => route.workspaceId);
  const { kind, to, begun } = useCompose((compose) => newPostOf(compose, workspaceId));
  const client = useClient(account.workspaceId);
  return useMemo(() => {
    const id = ownPlace(account.id, toId<ReplyId>(begun?.replyId ?? 'new'));
    const { handle } = to;
    return {
      row: {
        id,
        workspaceId: account.workspaceId,
        accountId: account.id,
        network: account.network,
        kind: kind === 'direct' ? 'direct' : 'post',
        personName: handle,
        personHandle: handle,
      },
      rest: {
        account: toAccount(account),
        workspace: client ?? null,
        replyTo: null,
        newest: null,
        draftAnswers: null,
        draft: begun,
      },
      post: { to },
    };
  }, [account, client, kind, to, begun]);
}

type Written = Pick<DraftDesk, 'content' | 'change'> & { readonly isEmpty: boolean };

/** Another account was chosen: what it does not offer is dropped, and the draft is its own now. */
function useMovedTo({ id, compose }: AccountRow, { content, change, isEmpty }: Written): void {
  const before = useRef(id);
  useEffect(() => {
    if (before.current === id) return;
    before.current = id;
    if (!isEmpty) change(fitted(content, compose));
  });
}

/** The fields of a new post, by the account that was chosen. */
export function NewPostForm({ account }: { readonly account: AccountRow }): ReactElement {
  const text = useText();
  const scope = scopeOfPost(useRoute((route) => route.workspaceId));
  const change = useCompose((compose) => compose.change);
  const target = useTarget(account);
  const draft = useDraft(target);
  const { to = { handle: '' } } = target.post ?? {};
  const wanted = target.row.kind === 'direct' ? 'direct' : 'public';
  const kind = kindObstacle(target, wanted) === null ? wanted : 'public';
  const { replyId, content } = draft;
  const isEmpty = isBlank(content, openingWords(target));
  useEffect(() => {
    if (!isEmpty) change(scope, { begun: { replyId, content } });
  }, [change, scope, isEmpty, replyId, content]);
  useMovedTo(account, { content, isEmpty, change: draft.change });
  const { workspace } = target.rest;
  return (
    <section className={css['card']} aria-label={text('compose.title')}>
      <span
        className={composer['band']}
        style={{ backgroundColor: workspace?.color }}
        aria-hidden="true"
      />
      <SignInAgain target={target} />
      <div className={composer['tabs']}>
        <Tabs
          label={text('compose.kind')}
          value={kind}
          tabs={KINDS.map((value) => ({
            value,
            label: text(`compose.kind.${value}`),
            isDisabled: kindObstacle(target, value) !== null,
          }))}
          onChange={(value) => change(scope, { kind: value })}
          aside={<Identity target={target} />}
        >
          {kind === 'direct' ? (
            <div className={css['to']}>
              <TextField
                label={text('compose.to')}
                placeholder={text('compose.toPlaceholder')}
                value={to.handle}
                maxLength={300}
                isFirst={to.handle === ''}
                onChange={(handle) => change(scope, { to: { handle } })}
              />
            </div>
          ) : null}
          <ReplyForm target={target} account={toAccount(account)} draft={draft} kind={kind} />
        </Tabs>
      </div>
    </section>
  );
}
