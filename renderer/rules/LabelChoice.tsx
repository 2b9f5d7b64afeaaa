import type { ReactElement } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Named } from '#domain/rule.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Choice } from '#renderer/ui/Choice.tsx';

type NamedChoiceProps = {
  readonly title: string;
  readonly value: Named;
  readonly options: readonly Named[];
  readonly onChange: (value: Named) => void;
};

/** What is gone stays to be seen until something else is chosen. */
function NamedChoice({ title, value, options, onChange }: NamedChoiceProps): ReactElement {
  const text = useText();
  const isThere = options.some(({ id }) => id === value.id);
  const gone =
    value.id === '' || isThere
      ? []
      : [{ value: value.id, label: text('rules.gone', { name: value.name }) }];
  return (
    <Choice
      label={title}
      value={value.id}
      options={[
        ...gone,
        { value: '', label: text(options.length === 0 ? 'rules.noneThere' : 'rules.choose') },
        ...options.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(next) => {
        const chosen = options.find(({ id }) => id === next);
        if (chosen !== undefined) onChange({ id: chosen.id, name: chosen.name });
      }}
    />
  );
}

type LabelChoiceProps = {
  readonly homeId: WorkspaceId;
  readonly label: Named;
  readonly onChange: (label: Named) => void;
};

export function LabelChoice({ homeId, label, onChange }: LabelChoiceProps): ReactElement {
  const text = useText();
  const labels = useView('labels', { workspaceId: homeId }).value?.rows ?? [];
  return (
    <NamedChoice
      title={text('rules.condition.label')}
      value={label}
      options={labels}
      onChange={onChange}
    />
  );
}

type TextChoiceProps = {
  readonly homeId: WorkspaceId;
  readonly text: Named;
  readonly onChange: (text: Named) => void;
};

export function TextChoice({ homeId, text: value, onChange }: TextChoiceProps): ReactElement {
  const text = useText();
  const rows = useView('savedTexts', {}).value?.rows ?? [];
  return (
    <NamedChoice
      title={text('rules.savedReply')}
      value={value}
      options={rows.filter(
        ({ kind, workspaceId }) =>
          kind === 'saved-reply' && (workspaceId === null || workspaceId === homeId),
      )}
      onChange={onChange}
    />
  );
}
