import type { ReactElement } from 'react';
import type { WorkspaceRow } from '#contract/rows.ts';
import { WORKSPACE_COLORS } from '#domain/workspace.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Swatches } from '#renderer/ui/Swatches.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { nextColor, realClients, type ClientChoice } from './client-choice.ts';
import css from './ConnectCard.module.css';

type ClientPickerProps = {
  readonly clients: readonly WorkspaceRow[];
  readonly value: ClientChoice;
  readonly suggestedName: string;
  readonly onChange: (value: ClientChoice) => void;
};
const NEW = 'new';

/** Which client the account goes to: an existing one, or a new one with its name and colour. */
export function ClientPicker(props: ClientPickerProps): ReactElement {
  const { clients, value, suggestedName, onChange } = props;
  const text = useText();
  const real = realClients(clients);
  const options = [
    ...real.map((client) => ({ value: client.id.toString(), label: client.name })),
    { value: NEW, label: text('connect.newClient') },
  ];
  const choose = (chosen: string): void => {
    const client = real.find(({ id }) => id === chosen);
    onChange(
      client === undefined
        ? { kind: 'new', name: null, color: nextColor(clients) }
        : { kind: 'existing', workspaceId: client.id },
    );
  };
  return (
    <fieldset className={css['client']}>
      <legend className={css['legend']}>{text('connect.client')}</legend>
      {real.length === 0 ? null : (
        <Choice
          label={text('connect.client')}
          labelLook="hidden"
          value={value.kind === 'existing' ? value.workspaceId.toString() : NEW}
          options={options}
          onChange={choose}
        />
      )}
      {value.kind === 'new' ? (
        <div className={css['newClient']}>
          <TextField
            label={text('connect.clientName')}
            value={value.name ?? suggestedName}
            maxLength={100}
            onChange={(name) => onChange({ ...value, name })}
          />
          <Swatches
            label={text('connect.clientColor')}
            value={value.color}
            colors={WORKSPACE_COLORS.map((color, index) => ({
              color,
              label: text('connect.color', { number: index + 1, count: WORKSPACE_COLORS.length }),
            }))}
            onChange={(color) => onChange({ ...value, color })}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
