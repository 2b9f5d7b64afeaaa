import { Ban, BellOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PersonIdentityRow } from '#contract/identity-rows.ts';
import type { PersonRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './PersonParts.module.css';
import { usePersonEdit, type PersonEdit } from './use-person-edit.ts';

type AwayPartProps = { readonly person: PersonRow; readonly keys?: string | undefined };

/** Muting, which is ours alone, and blocking, where their network knows it. */
export function AwayPart({ person, keys }: AwayPartProps): ReactElement {
  const text = useText();
  const edit = usePersonEdit(person);
  const { isMuted } = person;
  return (
    <section aria-label={text('person.away')}>
      <h3 className={css['head']}>{text('person.away')}</h3>
      {isMuted ? <p className={css['nothing']}>{text('person.mutedHint')}</p> : null}
      <p className={css['buttons']}>
        <Button
          look="quiet"
          edge="start"
          keys={keys}
          aria-pressed={isMuted}
          onPress={() => void edit.setMuted(!isMuted)}
        >
          <BellOff size={14} aria-hidden="true" />
          {text(isMuted ? 'person.unmute' : 'person.mute')}
        </Button>
      </p>
      {person.identities.map((identity) => (
        <BlockLine key={identity.id} identity={identity} edit={edit} />
      ))}
    </section>
  );
}

type BlockLineProps = { readonly identity: PersonIdentityRow; readonly edit: PersonEdit };

function BlockLine({ identity, edit }: BlockLineProps): ReactElement {
  const text = useText();
  const network = useNetwork(identity.network)?.name ?? identity.network;
  const { block, id, handle } = identity;
  if (block === 'cannot')
    return <p className={css['nothing']}>{text('person.blockCannot', { network })}</p>;
  const isOn = block !== 'free';
  return (
    <p className={css['buttons']}>
      <Button
        look="quiet"
        edge="start"
        aria-pressed={isOn}
        aria-label={text(isOn ? 'person.unblockWho' : 'person.blockWho', { network, handle })}
        onPress={() => void edit.block({ id, network }, !isOn)}
      >
        <Ban size={14} aria-hidden="true" />
        {text(isOn ? 'person.unblock' : 'person.block', { network })}
      </Button>
      {isOn ? (
        <Tag tone={block === 'waits' ? 'neutral' : 'bad'}>
          {text(block === 'waits' ? 'person.blockWaits' : 'person.blocked')}
        </Tag>
      ) : null}
    </p>
  );
}
