import { useState, type FormEvent, type ReactElement } from 'react';
import type { WorkspaceRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ClientEntry } from './ClientEntry.tsx';
import css from './SettingsScreen.module.css';

type ClientsPartProps = { readonly clients: readonly WorkspaceRow[] };

/** Every client with its name and colour, and a new one. */
export function ClientsPart({ clients }: ClientsPartProps): ReactElement {
  const text = useText();
  const create = useAction('workspace.create');
  const [name, setName] = useState('');
  const make = async (): Promise<void> => {
    const made = await create({ name: name.trim() });
    if (made !== null) setName('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void make();
  };
  return (
    <>
      <ul className={css['clients']}>
        {clients.map((client) => (
          <ClientEntry key={client.id} client={client} />
        ))}
      </ul>
      <form className={css['newClient']} onSubmit={submit}>
        <TextField
          label={text('settings.newClientName')}
          value={name}
          onChange={setName}
          maxLength={100}
        />
        <Button type="submit" isDisabled={name.trim() === ''}>
          {text('settings.create')}
        </Button>
      </form>
    </>
  );
}
