import { useState, type FormEvent, type ReactElement } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import { MOST_QUERY_LENGTH } from '#domain/monitor/query.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './MonitorForm.module.css';
import { draftOf, savedDraft, type MonitorDraft } from './monitor-draft.ts';
import { Trial } from './Trial.tsx';

type MonitorFormProps = {
  readonly workspaceId: WorkspaceId;
  /** null: a new one. */
  readonly monitor: MonitorRow | null;
  readonly onClose: (monitorId: string | null) => void;
};

const SWITCHES = [
  { id: 'search', field: 'isSearched' },
  { id: 'competitor', field: 'isCompetitor' },
  { id: 'tellRise', field: 'tellsRise' },
] as const;

/** What a monitor looks for, with what the archive would give while it is typed. */
export function MonitorForm({ workspaceId, monitor, onClose }: MonitorFormProps): ReactElement {
  const text = useText();
  const save = useAction('monitor.save');
  const [draft, setDraft] = useState(() => draftOf(monitor));
  const put = (change: Partial<MonitorDraft>): void => setDraft({ ...draft, ...change });
  useKeys({ 'app.back': () => onClose(null) });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const monitorId = monitor === null ? {} : { monitorId: monitor.id };
    const saved = await save({ workspaceId, ...monitorId, ...savedDraft(draft) });
    if (saved !== null) onClose(saved.monitorId);
  };
  const onOff = { on: text('settings.on'), off: text('settings.off') };
  return (
    <form
      className={css['form']}
      aria-label={text(monitor === null ? 'monitors.new' : 'monitors.edit')}
      onSubmit={(event) => void submit(event)}
    >
      <h2 className={css['title']}>{text(monitor === null ? 'monitors.new' : 'monitors.edit')}</h2>
      <div className={css['card']}>
        <TextField
          label={text('monitors.words')}
          hint={text('monitors.wordsHint')}
          value={draft.words}
          onChange={(words) => put({ words })}
          maxLength={MOST_QUERY_LENGTH}
          isFirst
          isMultiline
        />
        <Trial workspaceId={workspaceId} words={draft.words} />
        <TextField
          label={text('monitors.name')}
          value={draft.name}
          onChange={(name) => put({ name })}
          maxLength={100}
        />
        {SWITCHES.map(({ id, field }) => (
          <div key={id} className={css['line']}>
            <span className={css['what']}>
              {text(`monitors.form.${id}`)}
              <span className={css['hint']}>{text(`monitors.form.${id}Hint`)}</span>
            </span>
            <Switch
              label={text(`monitors.form.${id}`)}
              isOn={draft[field]}
              onChange={(isOn) => put({ [field]: isOn })}
              words={onOff}
            />
          </div>
        ))}
        <TextField
          label={text('monitors.form.negative')}
          hint={text('monitors.form.negativeHint')}
          value={draft.reach}
          onChange={(reach) => put({ reach })}
          maxLength={12}
        />
        <div className={css['actions']}>
          <Button look="quiet" onPress={() => onClose(null)}>
            {text('monitors.cancel')}
          </Button>
          <Button look="primary" type="submit">
            {text('monitors.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
