import { ArrowLeft, Download, Inbox } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { STAR_LIST } from '#domain/library.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute, WHOLE_INBOX, type OpenPerson } from '#renderer/state/route.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { AwayPart } from './AwayPart.tsx';
import { FieldsPart } from './FieldsPart.tsx';
import { ForgetPerson } from './ForgetPerson.tsx';
import { Identities } from './Identities.tsx';
import { ListsPart } from './ListsPart.tsx';
import { PersonHead } from './PersonHead.tsx';
import { PersonNote } from './PersonNote.tsx';
import css from './PersonScreen.module.css';
import parts from './PersonParts.module.css';
import { PersonStory } from './PersonStory.tsx';
import { PersonTalks } from './PersonTalks.tsx';
import { TouchPart } from './TouchPart.tsx';
import { useExportPerson } from './use-export-person.ts';
import { usePersonEdit } from './use-person-edit.ts';

/** The page of a person: who they are, what there was with them, and what the client keeps of them. */
export function PersonScreen(): ReactElement | null {
  const open = useRoute((route) => route.person);
  return open === null ? null : <Opened key={open.personId} open={open} />;
}

function Opened({ open }: { readonly open: OpenPerson }): ReactElement {
  const text = useText();
  const now = useNow();
  const { workspaceId, personId } = open;
  const { value, trouble } = useView('person', { workspaceId, personId });
  const person = value?.rows[0];
  return (
    <main
      className={css['screen']}
      data-letters=""
      data-private=""
      aria-busy={value === null && trouble === null}
    >
      <p className={css['back']}>
        <IconButton
          label={text('person.back')}
          icon={<ArrowLeft size={16} />}
          onPress={() => useRoute.getState().leavePerson()}
        />
      </p>
      {trouble === null ? null : <Banner tone="bad">{failureText(trouble, text, now)}</Banner>}
      {value !== null && person === undefined ? (
        <EmptyState
          title={text('person.gone')}
          hint={text('person.goneHint')}
          action={
            <Button onPress={() => useRoute.getState().go('people')}>
              {text('key.go.people')}
            </Button>
          }
        />
      ) : null}
      {person === undefined ? null : <Page person={person} />}
    </main>
  );
}

type Part = 'lists' | 'touch' | 'field';

function showInInbox({ id: personId, workspaceId }: PersonRow): void {
  const route = useRoute.getState();
  if (route.workspaceId !== null && route.workspaceId !== workspaceId)
    route.chooseClient(workspaceId);
  const { list: _, ...everything } = WHOLE_INBOX;
  route.filter({ ...everything, filter: { personId } });
  useDesk.getState().focusList();
}

function Page({ person }: { readonly person: PersonRow }): ReactElement {
  const text = useText();
  const key = useShownKey();
  const edit = usePersonEdit(person);
  const exportPerson = useExportPerson(person);
  const [open, setOpen] = useState<Part | null>(null);
  const note = useRef<HTMLDivElement>(null);
  useKeys({
    'person.vip': () =>
      void edit.setList({ id: STAR_LIST, name: text('person.vip') }, !person.isVip),
    'person.lists': () => setOpen('lists'),
    'person.touch': () => setOpen('touch'),
    'person.field': () => setOpen('field'),
    'person.note': () => note.current?.querySelector('textarea')?.focus(),
    'person.inbox': () => showInInbox(person),
    'person.export': exportPerson,
  });
  const shownAs = (part: Part) => ({
    person,
    isOpen: open === part,
    onOpen: (isOpen: boolean) => setOpen(isOpen ? part : null),
  });
  return (
    <>
      <PersonHead person={person} />
      <div className={css['columns']}>
        <div className={css['column']}>
          <PersonStory person={person} />
          <PersonTalks person={person} />
        </div>
        <div className={css['aside']}>
          <section>
            <h2 className={parts['head']}>{text('person.on')}</h2>
            <Identities person={person} />
          </section>
          <ListsPart {...shownAs('lists')} keys={key('person.lists')} />
          <TouchPart {...shownAs('touch')} keys={key('person.touch')} />
          <FieldsPart
            person={person}
            isAdding={open === 'field'}
            onAdd={(isAdding) => setOpen(isAdding ? 'field' : null)}
            keys={key('person.field')}
          />
          <AwayPart person={person} />
          <div ref={note} className={css['note']}>
            <PersonNote person={person} />
          </div>
          <section>
            <h3 className={parts['head']}>{text('person.labels')}</h3>
            <p className={parts['tags']}>
              {person.labels.length === 0 ? (
                <span className={parts['nothing']}>{text('person.noLabels')}</span>
              ) : null}
              {person.labels.map(({ id, name, color }) => (
                <Tag key={id} dot={color}>
                  {name}
                </Tag>
              ))}
            </p>
          </section>
          <div className={css['ways']}>
            <Button keys={key('person.inbox')} onPress={() => showInInbox(person)}>
              <Inbox size={14} aria-hidden="true" />
              {text('person.inInbox')}
            </Button>
            <Button look="quiet" edge="start" keys={key('person.export')} onPress={exportPerson}>
              <Download size={14} aria-hidden="true" />
              {text('person.export')}
            </Button>
            <ForgetPerson person={person} />
          </div>
        </div>
      </div>
    </>
  );
}
