import { Send, Star, X } from 'lucide-react';
import { Fragment, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import type { AccountId, ConversationId, PersonId, WorkspaceId } from '#domain/ids.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { shortNumber, wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { isPersonShown, useLayout } from '#renderer/state/layout.ts';
import { writePost } from '#renderer/state/compose.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { useAccounts } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useScoped } from '#renderer/ui/scope.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { Earlier } from './Earlier.tsx';
import { FieldsPart } from './FieldsPart.tsx';
import { Identities } from './Identities.tsx';
import { ListsPart } from './ListsPart.tsx';
import css from './PersonPane.module.css';
import { PersonNote } from './PersonNote.tsx';
import { TouchPart } from './TouchPart.tsx';

type PersonPaneProps = {
  readonly workspaceId: WorkspaceId;
  readonly personId: PersonId;
  readonly name: string;
  /** By which one writes to them. */
  readonly accountId: AccountId;
  /** The conversation that is open: not "earlier". */
  readonly conversationId: ConversationId;
};
type AboutProps = { readonly person: PersonRow };
type OpenProps = AboutProps & Pick<PersonPaneProps, 'conversationId' | 'accountId' | 'personId'>;

const LONG_NUMBER = 100_000;

function Figures({ person }: AboutProps): ReactElement {
  const text = useText();
  const now = useNow();
  const { locale } = text;
  const count = (value: number): string =>
    value < LONG_NUMBER ? wholeNumber(value, locale) : shortNumber(value, locale);
  const figures = [
    ...(person.reach === undefined ? [] : [[count(person.reach), text('person.followers')]]),
    [
      count(person.conversationCount),
      text('person.conversations', { count: person.conversationCount }),
    ],
    person.postCount === undefined
      ? [dayMonth(person.firstSeenAt, { now, locale }), text('person.since')]
      : [count(person.postCount), text('person.posts')],
  ];
  return (
    <dl className={css['figures']}>
      {figures.map(([value, label]) => (
        <div key={label} className={css['figure']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function VipButton({
  person,
  conversationId,
}: Omit<OpenProps, 'accountId' | 'personId'>): ReactElement {
  const text = useText();
  const key = useShownKey();
  const update = useAction('person.update');
  const { workspaceId, id: personId, isVip } = person;
  const bridge = useBridge();
  const toggle = async (): Promise<void> => {
    const done = await update({ workspaceId, personId, isVip: !isVip });
    const id = isVip ? 'person.vipOff' : 'person.vipOn';
    if (done !== null)
      tellChange(bridge, { kind: 'message', id, values: { name: person.name } }, () => undefined);
  };
  useKeys({
    // The list may be further already: another person is meant then.
    'conversation.vip': () =>
      useRoute.getState().conversation?.conversationId === conversationId ? void toggle() : false,
  });
  return (
    <Button
      look="quiet"
      keys={key('conversation.vip')}
      aria-pressed={isVip}
      onPress={() => void toggle()}
    >
      <Star size={14} fill={isVip ? 'currentColor' : 'none'} aria-hidden="true" />
      {text('person.vip')}
    </Button>
  );
}

/** Begins a direct message to them where they wrote, if the account can. */
function WriteButton({
  person,
  personId,
  accountId,
}: Omit<OpenProps, 'conversationId'>): ReactElement | null {
  const text = useText();
  const accounts = useAccounts(person.workspaceId);
  const account = accounts.find(({ id }) => id === accountId);
  if (account?.compose.posts?.includes('direct') !== true) return null;
  const identity = person.identities.find(({ id }) => id === personId);
  if (identity === undefined) return null;
  const to = { handle: identity.handle, personId: identity.id };
  return (
    <Button look="quiet" onPress={() => writePost({ accountId, kind: 'direct', to, begun: null })}>
      <Send size={14} aria-hidden="true" />
      {text('person.write')}
    </Button>
  );
}

function About({ person, personId, conversationId, accountId }: OpenProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const [isWhole, setWhole] = useScoped(() => false);
  return (
    <>
      <div className={css['face']}>
        <Avatar name={person.name} picture={person.picture} size="large" />
      </div>
      <h2 className={css['name']}>{person.name}</h2>
      {person.isMuted ? (
        <p className={css['vip']}>
          <Tag>{text('person.muted')}</Tag>
        </p>
      ) : null}
      {person.bio === undefined ? null : (
        <button
          type="button"
          className={css['bio']}
          aria-expanded={isWhole}
          data-whole={isWhole}
          dir="auto"
          onClick={() => setWhole(!isWhole)}
        >
          {person.bio}
        </button>
      )}
      <div className={css['vip']}>
        <VipButton person={person} conversationId={conversationId} />
        <WriteButton person={person} personId={personId} accountId={accountId} />
        <Button
          look="quiet"
          keys={key('conversation.page')}
          onPress={() =>
            useRoute.getState().openPerson({ workspaceId: person.workspaceId, personId: person.id })
          }
        >
          {text('person.page')}
        </Button>
      </div>
      <Figures person={person} />
      <section>
        <h3 className={css['head']}>{text('person.on')}</h3>
        <Identities person={person} />
      </section>
      <Earlier person={person} conversationId={conversationId} />
      <section>
        <h3 className={css['head']}>{text('person.labels')}</h3>
        <p className={css['labels']}>
          {person.labels.length === 0 ? (
            <span className={css['nothing']}>{text('person.noLabels')}</span>
          ) : (
            person.labels.map(({ id, name, color }) => (
              <Tag key={id} dot={color}>
                {name}
              </Tag>
            ))
          )}
        </p>
      </section>
      <Fragment key={person.id}>
        <Own person={person} />
        <PersonNote person={person} />
      </Fragment>
    </>
  );
}

/** What the client keeps of them, as on their page. */
function Own({ person }: AboutProps): ReactElement {
  const [open, setOpen] = useState<'lists' | 'touch' | 'field' | null>(null);
  return (
    <div className={css['own']}>
      <ListsPart
        person={person}
        isOpen={open === 'lists'}
        onOpen={(isOpen) => setOpen(isOpen ? 'lists' : null)}
      />
      <TouchPart
        person={person}
        isOpen={open === 'touch'}
        onOpen={(isOpen) => setOpen(isOpen ? 'touch' : null)}
      />
      <FieldsPart
        person={person}
        isAdding={open === 'field'}
        onAdd={(isAdding) => setOpen(isAdding ? 'field' : null)}
      />
    </div>
  );
}

/** The one whom an answer is owed; in a narrow window a drawer over the conversation. */
export function PersonPane(props: PersonPaneProps): ReactElement | null {
  const { workspaceId, personId, name, conversationId, accountId } = props;
  const text = useText();
  const isShown = useLayout(isPersonShown);
  const { value } = useView('person', { workspaceId, personId });
  const person = value?.rows[0];
  useKeys({
    'conversation.page': () =>
      useRoute.getState().conversation?.conversationId === conversationId
        ? useRoute.getState().openPerson({ workspaceId, personId })
        : false,
  });
  const scrolled = useRef<{ readonly pane: Element; readonly of: PersonId }>(null);
  useLayoutEffect(() => {
    // Another person is read from the top.
    if (scrolled.current !== null && scrolled.current.of !== personId)
      scrolled.current.pane.scrollTo(0, 0);
  }, [personId]);
  if (!isShown) return null;
  return (
    <aside
      data-private=""
      className={css['pane']}
      aria-label={text('person.pane', { name })}
      onScroll={({ currentTarget }) => {
        scrolled.current = { pane: currentTarget, of: personId };
      }}
    >
      <span className={css['close']}>
        <IconButton
          label={text('person.close')}
          icon={<X size={16} />}
          onPress={() => useLayout.getState().togglePerson()}
        />
      </span>
      {person === undefined ? null : <About {...{ person, personId, conversationId, accountId }} />}
    </aside>
  );
}
