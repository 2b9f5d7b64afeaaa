import { useRef, type ReactElement } from 'react';
import type { NetworkRow } from '#contract/account-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import type { SubscriptionRow } from '#contract/subscription-rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { SubscriptionLine } from './SubscriptionLine.tsx';
import css from './SubscriptionsPart.module.css';

const TICK_MS = 30_000;
const FILE_TYPES = '.opml,.xml,text/x-opml,text/xml,application/xml';

/** The feeds of every client: in and out as a file, paused, left. */
export function SubscriptionsPart(): ReactElement | null {
  const app = useApp();
  const { value } = useView('subscriptions', { workspaceId: null });
  const now = useNow(TICK_MS);
  if (app === null || value === null) return null;
  const network = app.rest.networks.find(({ feeds, stage }) =>
    stage === 'embedded' ? false : feeds.includes('feed'),
  );
  return (
    <div className={css['clients']}>
      {app.clients.map((client) => (
        <Client
          key={client.id}
          client={client}
          network={network}
          rows={value.rows.filter(({ workspaceId }) => workspaceId === client.id)}
          now={now}
        />
      ))}
    </div>
  );
}

type ClientProps = {
  readonly client: WorkspaceRow;
  readonly network: NetworkRow | undefined;
  readonly rows: readonly SubscriptionRow[];
  readonly now: number;
};

function Client({ client, network, rows, now }: ClientProps): ReactElement {
  const text = useText();
  const route = useRoute();
  const save = useAction('subscription.export');
  const add = (): void => {
    route.chooseClient(client.id);
    route.go('connect');
  };
  return (
    <section aria-labelledby={`subscriptions-${client.id}`}>
      <header className={css['head']}>
        <ClientSquare initials={client.initials} color={client.color} size="small" />
        <h3 id={`subscriptions-${client.id}`} className={css['client']}>
          {client.name}
        </h3>
        {client.isSample ? null : (
          <Button look="quiet" onPress={add}>
            {text('subscriptions.add')}
          </Button>
        )}
        {client.isSample || network === undefined ? null : (
          <ImportButton client={client} network={network} />
        )}
        {rows.length === 0 ? null : (
          <Button look="quiet" onPress={() => void save({ workspaceId: client.id })}>
            {text('subscriptions.export')}
          </Button>
        )}
      </header>
      {rows.length === 0 ? <p className={css['none']}>{text('subscriptions.none')}</p> : null}
      <ul>
        {rows.map((row) => (
          <SubscriptionLine key={row.id} row={row} now={now} />
        ))}
      </ul>
    </section>
  );
}

type ImportProps = { readonly client: WorkspaceRow; readonly network: NetworkRow };

function ImportButton({ client, network }: ImportProps): ReactElement {
  const text = useText();
  const read = useAction('subscription.import');
  const show = useNotices((notices) => notices.show);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const taken = await read({
      workspaceId: client.id,
      network: network.id,
      file: await file.text(),
    });
    if (taken === null) return;
    const values = { count: taken.addedCount };
    show({
      id: 'subscriptions.imported',
      text: { kind: 'message', id: 'subscriptions.imported', values },
    });
  };
  return (
    <>
      <Button look="quiet" onPress={() => input.current?.click()}>
        {text('subscriptions.import')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={FILE_TYPES}
        aria-label={text('subscriptions.importFor', { client: client.name })}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
    </>
  );
}
