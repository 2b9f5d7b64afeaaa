import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import type { ComposeTarget } from './compose-rest.ts';
import css from './Composer.module.css';

/** Whose words these will be: client and account, always both, and always the conversation's. */
export function Identity({ target }: { readonly target: ComposeTarget }): ReactElement | null {
  const text = useText();
  const { account, workspace } = target.rest;
  const network = useNetwork(target.row.network);
  if (account === null || workspace === null) return null;
  return (
    <span className={css['identity']} title={text('composer.client', { name: workspace.name })}>
      <ClientSquare initials={workspace.initials} color={workspace.color} size="small" />
      <span className={css['clientName']}>{workspace.name}</span>
      <NetworkBadge
        glyph={network?.glyph ?? '?'}
        color={network?.color ?? '#55575c'}
        name={network?.name ?? target.row.network}
        size="small"
      />
      <span className={css['handle']}>{text('composer.as', { handle: account.handle })}</span>
    </span>
  );
}
