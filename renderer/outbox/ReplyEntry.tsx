import { useState, type ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { AccountRow, NetworkRow } from '#contract/account-rows.ts';
import type { ReplyRow, WorkspaceRow } from '#contract/rows.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { listTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import css from './RepliesPane.module.css';
import { situationOf, type OutboxAction, type ReplySituation } from './reply-situation.ts';
import { actionText, situationText } from './reply-words.ts';
import { useReplyActions } from './use-reply-actions.ts';

export type ReplyEntryProps = {
  readonly reply: ReplyRow;
  readonly network: NetworkRow | undefined;
  readonly account: AccountRow | undefined;
  /** Shown where several clients stand in one list. */
  readonly client: WorkspaceRow | undefined;
  readonly isOnline: boolean;
  /** ms since epoch. */
  readonly now: number;
};

/** Sending the same text again would fail again. */
const WANTS_EDIT: ReadonlySet<string> = new Set([
  'too-long',
  'rejected',
  'duplicate',
  'invalid-input',
  'gone',
]);

/** The button that helps most. */
function mainAction({ kind }: ReplySituation, failure: ReplyRow['failure']): OutboxAction | null {
  if (kind === 'unclear' || kind.startsWith('ask-')) return 'look';
  if (kind === 'draft') return 'open';
  if (kind !== 'failed') return null;
  return WANTS_EDIT.has(failure?.code ?? '') ? 'edit' : 'retry';
}

function Head({ reply, network, client }: ReplyEntryProps): ReactElement {
  const text = useText();
  const { content } = reply;
  return (
    <p className={css['head']}>
      {client === undefined ? null : (
        <ClientSquare initials={client.initials} color={client.color} size="small" />
      )}
      {network === undefined ? null : (
        <NetworkBadge glyph={network.glyph} color={network.color} name={network.name} />
      )}
      <span className={css['to']}>
        {reply.isNew === true && content.kind === 'public'
          ? text('outbox.newPost')
          : text('outbox.to', { name: reply.personName })}
      </span>
      <span className={css['meta']}>
        {text(`outbox.kind.${content.kind}`)} · {text('outbox.as', { handle: reply.accountHandle })}
        {content.media.length === 0
          ? null
          : ` · ${text('outbox.media', { count: content.media.length })}`}
      </span>
    </p>
  );
}

type WhyProps = ReplyEntryProps & { readonly situation: ReplySituation };

/** The failure with its next step, and for an unclear reply what to look for. */
function Why({ reply, situation, now }: WhyProps): ReactElement | null {
  const text = useText();
  const { failure } = reply;
  const isUnclear = situation.kind === 'unclear';
  // While Parley looks itself, "try again" would be the wrong advice.
  if (situation.kind === 'checking' || (failure === undefined && !isUnclear)) return null;
  return (
    <Banner
      tone={situation.tone === 'bad' ? 'bad' : 'warn'}
      quote={failure === undefined ? null : failureQuote(failure, text)}
    >
      {isUnclear ? text('outbox.unclearWhy') : null}
      {isUnclear ? <Evidence reply={reply} now={now} /> : null}
      {failure !== undefined && !isUnclear ? failureText(failure, text, now) : null}
    </Banner>
  );
}

/** What was looked for, when, and what was found: the ground on which the person decides. */
function Evidence({ reply, now }: Pick<ReplyEntryProps, 'reply' | 'now'>): ReactElement | null {
  const text = useText();
  const { looks = [], accountHandle, personName } = reply;
  if (looks.length === 0) return null;
  return (
    <>
      <p>{text('outbox.lookedFor', { handle: accountHandle, name: personName })}</p>
      <ul className={css['looks']}>
        {looks.map(({ at, result, failure }) => (
          <li key={at}>
            {text(`outbox.looked.${result}`, {
              time: listTime(at, { now, locale: text.locale }),
              why: failure === undefined ? '' : failureText(failure, text, now),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One reply that is not on the network: what it says, why it waits, what can be done. */
export function ReplyEntry(props: ReplyEntryProps): ReactElement {
  const { reply, account, isOnline, now } = props;
  const text = useText();
  const act = useReplyActions(reply);
  const [isAsking, setAsking] = useState(false);
  const accountState = account?.state ?? 'ready';
  const situation = situationOf(reply, { now, isOnline, accountState });
  const sentence = situationText(
    situation,
    { handle: reply.accountHandle, updatedAt: reply.updatedAt, now },
    text,
  );
  // A post hangs on nothing that could be looked at.
  const actions = situation.actions.filter((one) => reply.isNew !== true || one !== 'look');
  const main = mainAction(situation, reply.failure);
  const ordered = actions.toSorted((a, b) => Number(b === main) - Number(a === main));
  const body = reply.content.text.trim();
  return (
    <li className={css['entry']} data-private="">
      <Head {...props} />
      <AriaButton
        className={css['text'] ?? ''}
        data-reply=""
        data-private=""
        onPress={() => void act('look')}
      >
        {body === '' ? <em>{text('outbox.noText')}</em> : body}
      </AriaButton>
      <p className={cx(css['situation'], css[situation.tone])}>{sentence}</p>
      <Why {...props} situation={situation} />
      {isAsking ? (
        <Banner
          tone="warn"
          actions={
            <>
              <Button look="danger" onPress={() => void act('discard')}>
                {text('reply.discard')}
              </Button>
              <Button onPress={() => setAsking(false)}>{text('outbox.keep')}</Button>
            </>
          }
        >
          {text('outbox.discardQuestion')}
        </Banner>
      ) : (
        <div className={css['actions']}>
          {ordered.map((action, index) => (
            <Button
              key={action}
              look={action === main ? 'plain' : 'quiet'}
              edge={index === 0 && action !== main ? 'start' : undefined}
              onPress={() => (action === 'discard' ? setAsking(true) : void act(action))}
            >
              {actionText(action, text)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
