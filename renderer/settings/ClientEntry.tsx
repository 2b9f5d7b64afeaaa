import { useState, type FormEvent, type ReactElement } from 'react';
import type { WorkspaceRow } from '#contract/rows.ts';
import { WORKSPACE_COLORS } from '#domain/workspace.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { Swatches } from '#renderer/ui/Swatches.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { withChange, type ClientChange } from './client-change.ts';
import { GoalsForm } from './GoalsForm.tsx';
import { HolidaysForm } from './HolidaysForm.tsx';
import { HoursForm } from './HoursForm.tsx';
import { QuietForm } from './QuietForm.tsx';
import { SettingRow } from './SettingRow.tsx';
import css from './SettingsScreen.module.css';
import { useNewest } from './use-newest.ts';

type ClientEntryProps = { readonly client: WorkspaceRow };

/** Colours to choose from; one that the client has from elsewhere is among them. */
export function colorsFor(current: string): readonly string[] {
  const offered: readonly string[] = WORKSPACE_COLORS;
  return offered.includes(current) ? offered : [...offered, current];
}

/** One client: its colour acts at once, its name when saved; deleting wants its name typed. */
export function ClientEntry({ client: stored }: ClientEntryProps): ReactElement {
  const text = useText();
  const update = useAction('workspace.update');
  const { value: client, ask } = useNewest(stored);
  const [name, setName] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { id: workspaceId } = client;
  const colors = colorsFor(client.color);

  const typed = (name ?? '').trim();
  const canSave = typed !== '' && typed !== client.name;

  const change = async (next: ClientChange): Promise<object | null> => {
    const saving = update({ workspaceId, ...next });
    ask(withChange(client, next), saving);
    return await saving;
  };
  const onChange = (next: ClientChange): void => void change(next);
  const saveName = async (): Promise<void> => {
    if ((await change({ name: typed })) !== null) setName(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canSave) void saveName();
  };
  return (
    <li className={css['client']} aria-label={client.name}>
      <div className={css['clientLine']}>
        <ClientSquare initials={client.initials} color={client.color} />
        <form className={css['clientName']} onSubmit={submit}>
          <TextField
            label={text('settings.clientName')}
            value={name ?? client.name}
            onChange={setName}
            maxLength={100}
          />
          {canSave ? <Button type="submit">{text('settings.saveName')}</Button> : null}
        </form>
        <Swatches
          label={text('settings.clientColor')}
          value={client.color}
          colors={colors.map((color, index) => ({
            color,
            label: text('connect.color', { number: index + 1, count: colors.length }),
          }))}
          onChange={(color) => onChange({ color })}
        />
      </div>
      <HoursForm client={client} onChange={onChange} />
      <HolidaysForm client={client} onChange={onChange} />
      <QuietForm client={client} onChange={onChange} />
      <GoalsForm client={client} onChange={onChange} />
      <SettingRow label={text('settings.altRequired')}>
        <Switch
          label={text('settings.altRequired')}
          isOn={client.altText === 'require'}
          words={{ on: text('settings.on'), off: text('settings.off') }}
          onChange={(isOn) => onChange({ altText: isOn ? 'require' : 'remind' })}
        />
      </SettingRow>
      <p className={css['clientFoot']}>
        {client.isSample ? <Tag>{text('settings.sampleMark')}</Tag> : null}
        <span className={css['hint']}>
          {text('settings.accountCount', { count: client.accountCount })}
        </span>
        <Button
          look="quiet"
          edge="end"
          aria-pressed={isAsking}
          onPress={() => setAsking(!isAsking)}
        >
          {text('settings.deleteClient')}
        </Button>
      </p>
      {isAsking ? <DeleteClient client={client} onKeep={() => setAsking(false)} /> : null}
    </li>
  );
}

type DeleteClientProps = ClientEntryProps & { readonly onKeep: () => void };

function DeleteClient({ client, onKeep }: DeleteClientProps): ReactElement {
  const text = useText();
  const route = useRoute();
  const remove = useAction('workspace.delete');
  const [typed, setTyped] = useState('');
  const { name } = client;
  const isConfirmed = typed.trim() === name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isConfirmed) return;
    if (route.workspaceId === client.id) {
      route.chooseClient(null);
      route.go('settings', 'clients');
    }
    void remove({ workspaceId: client.id });
  };
  return (
    <form className={css['delete']} noValidate onSubmit={submit}>
      <Banner
        tone="warn"
        actions={
          <>
            <Button look="danger" type="submit" isDisabled={!isConfirmed}>
              {text('settings.deleteYes')}
            </Button>
            <Button onPress={onKeep}>{text('settings.keep')}</Button>
          </>
        }
      >
        {text('settings.deleteQuestion', { name })}
      </Banner>
      <TextField
        label={text('settings.deleteType', { name })}
        value={typed}
        onChange={setTyped}
        type="url"
        maxLength={100}
      />
    </form>
  );
}
