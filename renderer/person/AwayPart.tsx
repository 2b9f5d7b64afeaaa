import { Ban, BellOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PersonIdentityRow } from '#contract/identity-rows.ts';
import type { PersonRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { useNetworkName } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Hidden } from '#renderer/ui/Hidden.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './PersonParts.module.css';
import { usePersonEdit } from './use-person-edit.ts';

/** Whom the key means: whoever is not blocked yet, then whoever is. */
function toBlock(identities: readonly PersonIdentityRow[]): PersonIdentityRow | undefined {
  const able = identities.filter(({ block }) => block !== 'cannot');
  return able.find(({ block }) => block === 'free') ?? able[0];
}

/** Muting, which is ours alone, and blocking, where their network knows it. */
export function AwayPart({ person }: { readonly person: PersonRow }): ReactElement {
  const text = useText();
  const key = useShownKey();
  const nameOf = useNetworkName();
  const edit = usePersonEdit(person);
  const { isMuted, identities } = person;
  const next = toBlock(identities);
  const block = ({ id, network, block: state }: PersonIdentityRow): void =>
    void edit.block({ id, network: nameOf(network) }, state === 'free');
  useKeys({
    'person.mute': () => void edit.setMuted(!isMuted),
    ...(next === undefined ? {} : { 'person.block': () => block(next) }),
  });
  return (
    <section aria-label={text('person.away')}>
      <h3 className={css['head']}>{text('person.away')}</h3>
      {isMuted ? <p className={css['nothing']}>{text('person.mutedHint')}</p> : null}
      <p className={css['buttons']}>
        <Button
          look="quiet"
          edge="start"
          keys={key('person.mute')}
          aria-pressed={isMuted}
          onPress={() => void edit.setMuted(!isMuted)}
        >
          <BellOff size={14} aria-hidden="true" />
          {text(isMuted ? 'person.unmute' : 'person.mute')}
        </Button>
      </p>
      {identities.map((identity) => (
        <BlockLine
          key={identity.id}
          identity={identity}
          network={nameOf(identity.network)}
          keys={identity === next ? key('person.block') : undefined}
          onPress={() => block(identity)}
        />
      ))}
    </section>
  );
}

type BlockLineProps = {
  readonly identity: PersonIdentityRow;
  /** Its name. */
  readonly network: string;
  readonly keys: string | undefined;
  readonly onPress: () => void;
};

function BlockLine({ identity, network, keys, onPress }: BlockLineProps): ReactElement {
  const text = useText();
  const { block, handle } = identity;
  if (block === 'cannot')
    return <p className={css['nothing']}>{text('person.blockCannot', { network })}</p>;
  const isOn = block !== 'free';
  return (
    <p className={css['buttons']}>
      <Button look="quiet" edge="start" aria-pressed={isOn} keys={keys} onPress={onPress}>
        <Ban size={14} aria-hidden="true" />
        {text(isOn ? 'person.unblock' : 'person.block', { network })} <Hidden>{handle}</Hidden>
      </Button>
      {isOn ? (
        <Tag tone={block === 'waits' ? 'neutral' : 'bad'}>
          {text(block === 'waits' ? 'person.blockWaits' : 'person.blocked')}
        </Tag>
      ) : null}
    </p>
  );
}
