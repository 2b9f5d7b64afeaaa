import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShowKey } from '#renderer/keys/use-keys.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import type { PartProps } from './LookPart.tsx';
import { SettingRow } from './SettingRow.tsx';
import { SnoozeForm } from './SnoozeForm.tsx';
import { undoChoices } from './undo-choices.ts';

const KINDS = [
  { kind: 'public', label: 'settings.undoPublic' },
  { kind: 'direct', label: 'settings.undoDirect' },
] as const;

/** How long a reply can be taken back, and keys without a modifier. */
export function AnsweringPart({ settings, onChange }: PartProps): ReactElement {
  const text = useText();
  const showKey = useShowKey();
  const { undoSeconds } = settings;
  const secondsLabel = (count: number): string =>
    count === 0 ? text('settings.atOnce') : text('settings.seconds', { count });
  return (
    <>
      {KINDS.map(({ kind, label }) => (
        <SettingRow
          key={kind}
          label={text(label)}
          hint={kind === 'public' ? text('settings.undoHint') : undefined}
        >
          <Choice
            label={text(label)}
            labelLook="hidden"
            value={String(undoSeconds[kind])}
            options={undoChoices(kind, undoSeconds[kind]).map((count) => ({
              value: String(count),
              label: secondsLabel(count),
            }))}
            onChange={(value) =>
              onChange({ undoSeconds: { ...undoSeconds, [kind]: Number(value) } })
            }
          />
        </SettingRow>
      ))}
      <SettingRow
        label={text('settings.singleKeys')}
        hint={text('settings.singleKeysHint', { mod: showKey('mod') })}
      >
        <Switch
          label={text('settings.singleKeys')}
          isOn={settings.singleKeys}
          words={{ on: text('settings.on'), off: text('settings.off') }}
          onChange={(singleKeys) => onChange({ singleKeys })}
        />
      </SettingRow>
      <SnoozeForm settings={settings} onChange={onChange} />
    </>
  );
}
