import { useState, type FormEvent, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './MessageMenu.module.css';

type EditMessageProps = {
  readonly message: MessageRow;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Rewrites an own message where it stands; everybody sees the new text. */
export function EditMessage({ message, isOpen, onClose }: EditMessageProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const edit = useAction('message.edit');
  const [typed, setTyped] = useState(message.text);
  const { workspaceId, messageId } = message;
  const isSame = typed.trim() === '' || typed.trim() === message.text;
  const save = async (): Promise<void> => {
    const done = await edit({ workspaceId, messageId, text: typed });
    if (done === null) return;
    onClose();
    tellChange(bridge, { kind: 'message', id: 'message.done.edit' }, () => undefined);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSame) void save();
  };
  return (
    <Modal title={text('message.edit')} isOpen={isOpen} onClose={onClose} size="normal">
      <form className={css['question']} onSubmit={submit}>
        <TextField
          label={text('message.editLabel')}
          isLabelHidden
          isMultiline
          isFirst
          type="text"
          value={typed}
          onChange={setTyped}
        />
        <p>{text('message.editHint')}</p>
        <div className={css['answers']}>
          <Button onPress={onClose}>{text('message.keep')}</Button>
          <Button look="primary" type="submit" isDisabled={isSame}>
            {text('message.editSave')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
