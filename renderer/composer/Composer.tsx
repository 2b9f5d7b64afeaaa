import { useMemo, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk, type ComposerTab } from '#renderer/state/desk.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useScoped } from '#renderer/ui/scope.ts';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import type { ComposeTarget } from './compose-rest.ts';
import css from './Composer.module.css';
import { Identity } from './Identity.tsx';
import { NoteForm } from './NoteForm.tsx';
import { isMismatch, kindObstacle } from './obstacle.ts';
import { ReplyForm } from './ReplyForm.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { useDraft, type DraftDesk } from './use-draft.ts';

/** Where nothing can be written from here: the way to the page where it can. */
function AnswerOnPage({ target }: { readonly target: ComposeTarget }): ReactElement | null {
  const text = useText();
  const openLink = useAction('link.open');
  const { account, replyTo } = target.rest;
  const url = replyTo?.url;
  if (account?.answersOnPage !== true) return null;
  return (
    <Banner
      tone="accent"
      actions={
        url === undefined ? undefined : (
          <Button look="primary" onPress={() => void openLink({ url })}>
            {text('composer.answerOnPage')}
          </Button>
        )
      }
    >
      {text('composer.answeredOnPage')}
    </Banner>
  );
}

/** Which tab is in front: the one that was asked for last, where it is possible. */
function useTab(
  target: ComposeTarget,
  draft: DraftDesk,
): [ComposerTab, (tab: ComposerTab) => void] {
  const wish = useDesk((desk) => desk.composerWish);
  const can = (kind: 'public' | 'direct'): boolean => kindObstacle(target, kind) === null;
  const [tab, setTab] = useScoped<ComposerTab>(() => {
    const { kind } = draft.content;
    if (can(kind)) return kind;
    return can('public') ? 'public' : can('direct') ? 'direct' : 'note';
  });
  if (wish !== null && wish !== tab && (wish === 'note' || can(wish))) setTab(wish);
  return [tab, setTab];
}

/** What is answered: the message the person chose, else the one the draft was begun for, else the newest. */
function useTarget({ row, rest }: ComposerProps): ComposeTarget {
  const chosen = useDesk(({ answering }) =>
    answering?.conversationId === row.id ? answering : null,
  );
  return useMemo(
    () => ({
      row,
      rest: {
        ...rest,
        newest: rest.replyTo,
        replyTo: chosen ?? rest.draftAnswers ?? rest.replyTo,
      },
    }),
    [row, rest, chosen],
  );
}

type ComposerProps = { readonly row: InboxRow; readonly rest: ViewRest<'conversation'> };

/** The place to answer, pinned below the conversation. */
export function Composer(given: ComposerProps): ReactElement {
  const text = useText();
  const target = useTarget(given);
  const draft = useDraft(target);
  const [tab, choose] = useTab(target, draft);
  const { account, workspace } = target.rest;
  const tabs = (['public', 'direct', 'note'] as const).map((value) => ({
    value,
    label: text(`composer.${value}`),
    isDisabled: value !== 'note' && kindObstacle(target, value) !== null,
  }));
  return (
    <section className={css['composer']} aria-label={text('composer.label')}>
      <span
        className={css['band']}
        style={{ backgroundColor: workspace?.color }}
        aria-hidden="true"
      />
      {isMismatch(target) ? <Banner tone="bad">{text('composer.mismatch')}</Banner> : null}
      <SignInAgain target={target} />
      <AnswerOnPage target={target} />
      <div className={css['tabs']}>
        <Tabs
          label={text('composer.tabs')}
          value={tab}
          tabs={tabs}
          onChange={choose}
          aside={<Identity target={target} />}
        >
          {tab === 'note' || account === null ? (
            <NoteForm row={target.row} stored={given.rest.noteDraft ?? ''} />
          ) : (
            <ReplyForm target={target} account={account} draft={draft} kind={tab} />
          )}
        </Tabs>
      </div>
    </section>
  );
}
