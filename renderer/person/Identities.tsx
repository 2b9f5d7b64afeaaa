import { ExternalLink, Unlink } from 'lucide-react';
import type { ReactElement } from 'react';
import type { IdentityRow } from '#contract/identity-rows.ts';
import type { PersonRow } from '#contract/rows.ts';
import { useBridge, useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import css from './Identities.module.css';
import { MergeWith } from './MergeWith.tsx';

/** Where somebody is, and what was noted there before it was known that they are one. */
export function Identities({ person }: { readonly person: PersonRow }): ReactElement {
  return (
    <>
      <ul>
        {person.identities.map((identity) => (
          <Identity key={identity.id} identity={identity} person={person} />
        ))}
      </ul>
      <MergeWith key={person.id} person={person} />
    </>
  );
}

type IdentityProps = { readonly identity: IdentityRow; readonly person: PersonRow };

function Identity({ identity, person }: IdentityProps): ReactElement {
  const text = useText();
  const network = useNetwork(identity.network);
  const open = useCommand('link.open');
  const { url, note, handle } = identity;
  const isLead = identity.id === person.id;
  return (
    <li>
      <p className={css['identity']}>
        <NetworkBadge
          glyph={network?.glyph ?? '?'}
          color={network?.color ?? '#55575c'}
          name={network?.name ?? identity.network}
        />
        <span className={css['handle']}>{handle}</span>
        {url === undefined ? null : (
          <IconButton
            label={text('person.open')}
            icon={<ExternalLink size={14} />}
            onPress={() => void open({ url })}
          />
        )}
        {person.identities.length > 1 ? <SplitButton identity={identity} person={person} /> : null}
      </p>
      {isLead || note === undefined ? null : (
        <p className={css['note']} dir="auto">
          {note}
        </p>
      )}
    </li>
  );
}

function SplitButton({ identity, person }: IdentityProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const split = useAction('person.split');
  const { workspaceId } = person;
  const { id: personId, name } = identity;
  const takeOut = async (): Promise<void> => {
    const done = await split({ workspaceId, personId });
    if (done !== null)
      tellChange(bridge, { kind: 'message', id: 'person.splitDone', values: { name } });
  };
  return (
    <IconButton
      label={text('person.splitOff')}
      icon={<Unlink size={14} />}
      onPress={() => void takeOut()}
    />
  );
}
