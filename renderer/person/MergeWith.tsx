import { useState, type ReactElement } from 'react';
import type { IdentityRow } from '#contract/identity-rows.ts';
import type { PersonRow } from '#contract/rows.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './Identities.module.css';

/** Looks somebody up by name who is the same person. */
export function MergeWith({ person }: { readonly person: PersonRow }): ReactElement {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <Finder person={person} onDone={() => setOpen(false)} />
  ) : (
    <Button look="quiet" edge="start" onPress={() => setOpen(true)}>
      {text('person.mergeWith')}
    </Button>
  );
}

type FinderProps = { readonly person: PersonRow; readonly onDone: () => void };

function Finder({ person, onDone }: FinderProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const merge = useAction('person.merge');
  const [words, setWords] = useState('');
  const { workspaceId, id: personId } = person;
  const { value } = useView('peopleNamed', { workspaceId, personId, words });
  const found = words.trim() === '' ? [] : (value?.rows ?? []);
  const join = async (other: IdentityRow): Promise<void> => {
    const done = await merge({ workspaceId, personId, otherId: other.id });
    const values = { one: person.name, other: other.name };
    if (done !== null) tellChange(bridge, { kind: 'message', id: 'merge.merged', values });
    onDone();
  };
  return (
    <div className={css['finder']}>
      <TextField
        isFirst
        label={text('person.mergeFind')}
        value={words}
        maxLength={200}
        placeholder={text('person.mergePlaceholder')}
        onChange={setWords}
      />
      {words.trim() !== '' && value !== null && found.length === 0 ? (
        <p className={css['nobody']}>{text('person.mergeNobody')}</p>
      ) : null}
      <ul>
        {found.map((other) => (
          <li key={other.id}>
            <button type="button" className={css['found']} onClick={() => void join(other)}>
              <Found other={other} />
            </button>
          </li>
        ))}
      </ul>
      <Button look="quiet" onPress={onDone}>
        {text('merge.cancel')}
      </Button>
    </div>
  );
}

function Found({ other }: { readonly other: IdentityRow }): ReactElement {
  const network = useNetwork(other.network);
  return (
    <>
      <NetworkBadge
        glyph={network?.glyph ?? '?'}
        color={network?.color ?? '#55575c'}
        name={network?.name ?? other.network}
      />
      <span className={css['handle']}>
        {other.name} {other.handle === other.name ? '' : other.handle}
      </span>
    </>
  );
}
