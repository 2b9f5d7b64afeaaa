import { ExternalLink } from 'lucide-react';
import type { ReactElement } from 'react';
import type { IdentityRow } from '#contract/identity-rows.ts';
import type { PersonRow } from '#contract/rows.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import css from './Identities.module.css';

/** Where somebody is, and what was noted there before it was known that they are one. */
export function Identities({ person }: { readonly person: PersonRow }): ReactElement {
  return (
    <ul>
      {person.identities.map((identity) => (
        <Identity key={identity.id} identity={identity} isLead={identity.id === person.id} />
      ))}
    </ul>
  );
}

type IdentityProps = { readonly identity: IdentityRow; readonly isLead: boolean };

function Identity({ identity, isLead }: IdentityProps): ReactElement {
  const text = useText();
  const network = useNetwork(identity.network);
  const open = useCommand('link.open');
  const { url, note, handle } = identity;
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
      </p>
      {isLead || note === undefined ? null : (
        <p className={css['note']} dir="auto">
          {note}
        </p>
      )}
    </li>
  );
}
