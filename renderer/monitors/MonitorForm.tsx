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
import { readReach } from './read-reach.ts';
import { Trial } from './Trial.tsx';

type MonitorFormProps = {
  readonly workspaceId: WorkspaceId;
  /** null: a new one. */
  readonly monitor: MonitorRow | null;
  readonly onClose: (monitorId: string | null) => void;
};

const USUAL_REACH = 1000;

/** What a monitor looks for, with what the archive would give while it is typed. */
export function MonitorForm({ workspaceId, monitor, onClose }: MonitorFormProps): ReactElement {
  const text = useText();
  const save = useAction('monitor.save');
  const [name, setName] = useState(monitor?.name ?? '');
  const [words, setWords] = useState(monitor?.words ?? '');
  const [isCompetitor, setCompetitor] = useState(monitor?.isCompetitor ?? false);
  const [isSearched, setSearched] = useState(monitor?.isSearched ?? true);
  const [tellsRise, setTellsRise] = useState(monitor?.tellsRise ?? true);
  const [reach, setReach] = useState(
    monitor === null ? String(USUAL_REACH) : String(monitor.tellsNegativeFrom ?? ''),
  );
  useKeys({ 'app.back': () => onClose(null) });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const from = readReach(reach);
    const saved = await save({
      workspaceId,
      ...(monitor === null ? {} : { monitorId: monitor.id }),
      name: name.trim() === '' ? words.slice(0, 100) : name,
      words,
      isCompetitor,
      isSearched,
      tellsRise,
      ...(from === null ? {} : { tellsNegativeFrom: from }),
    });
    if (saved !== null) onClose(saved.monitorId);
  };
  const onOff = { on: text('settings.on'), off: text('settings.off') };
  const switches = [
    { id: 'search', isOn: isSearched, onChange: setSearched },
    { id: 'competitor', isOn: isCompetitor, onChange: setCompetitor },
    { id: 'tellRise', isOn: tellsRise, onChange: setTellsRise },
  ] as const;
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
          value={words}
          onChange={setWords}
          maxLength={MOST_QUERY_LENGTH}
          isFirst
          isMultiline
        />
        <Trial workspaceId={workspaceId} words={words} />
        <TextField label={text('monitors.name')} value={name} onChange={setName} maxLength={100} />
        {switches.map(({ id, isOn, onChange }) => (
          <div key={id} className={css['line']}>
            <span className={css['what']}>
              {text(`monitors.form.${id}`)}
              <span className={css['hint']}>{text(`monitors.form.${id}Hint`)}</span>
            </span>
            <Switch
              label={text(`monitors.form.${id}`)}
              isOn={isOn}
              onChange={onChange}
              words={onOff}
            />
          </div>
        ))}
        <TextField
          label={text('monitors.form.negative')}
          hint={text('monitors.form.negativeHint')}
          value={reach}
          onChange={setReach}
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
