import { useId, useRef, type ReactElement, type RefObject } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { Attachments } from './Attachments.tsx';
import type { ComposeAccount, ComposeTarget } from './compose-rest.ts';
import { isBlank, openingWords } from './draft-content.ts';
import { PlainField } from './PlainField.tsx';
import css from './ReplyForm.module.css';
import { ReplyFoot } from './ReplyFoot.tsx';
import { useAttach } from './use-attach.ts';
import type { DraftDesk } from './use-draft.ts';
import { useFocusField } from './use-focus-field.ts';
import { handleOf, useObstacle } from './use-obstacle.ts';
import { useSend } from './use-send.ts';

type ReplyFormProps = {
  readonly target: ComposeTarget;
  readonly account: ComposeAccount;
  readonly draft: DraftDesk;
  /** The tab decides, also for a draft that was begun in the other one. */
  readonly kind: ReplyContentRow['kind'];
};

const FIELD = { public: 'composer.publicField', direct: 'composer.directField' } as const;
const PLACEHOLDER = {
  public: 'composer.publicPlaceholder',
  direct: 'composer.directPlaceholder',
} as const;

/** Sends at the keys for it, but only while somebody is in this form. */
function useSendKeys(
  form: RefObject<HTMLFormElement | null>,
  go: (afterwards: 'done' | 'stay') => void,
): void {
  const ifHere = (afterwards: 'done' | 'stay') => (): void => {
    if (form.current?.contains(document.activeElement) === true) go(afterwards);
  };
  useKeys({ 'composer.send': ifHere('done'), 'composer.sendStay': ifHere('stay') });
}

/** The field for a public or direct answer with all that belongs to it. */
export function ReplyForm({ target, account, draft, kind }: ReplyFormProps): ReactElement {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const hintId = useId();
  const content = { ...draft.content, kind };
  const { measure, obstacle, reason, hint } = useObstacle(target, account, content);
  const { send, isSending } = useSend(target, draft, content);
  const { attach, refusal } = useAttach({ account, content, onChange: draft.change });
  useFocusField(field);
  const go = (afterwards: 'done' | 'stay', sendAt?: number): void => {
    if (obstacle === null) send({ afterwards, ...(sendAt === undefined ? {} : { sendAt }) });
  };
  useSendKeys(form, go);
  const set = (part: Partial<ReplyContentRow>): void => draft.change({ ...content, ...part });
  const handle = handleOf(target);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        go('done');
      }}
    >
      {content.contentWarning === undefined ? null : (
        <div className={css['warning']}>
          <TextField
            label={text('composer.warning')}
            placeholder={text('composer.warningPlaceholder')}
            value={content.contentWarning}
            onChange={(contentWarning) => set({ contentWarning })}
            maxLength={1000}
          />
        </div>
      )}
      <PlainField
        ref={field}
        label={text(FIELD[kind], { handle })}
        placeholder={text(PLACEHOLDER[kind], { handle })}
        value={content.text}
        overflowAt={measure.overflowAt}
        onChange={(words) => set({ text: words })}
        onFiles={attach}
        describedBy={hintId}
      />
      <Attachments
        media={content.media}
        maxAlt={account.compose.media?.maxAltLength}
        onChange={(media) => set({ media })}
      />
      <p className={css['hint']} id={hintId} role="status">
        {refusal ?? hint}
      </p>
      <ReplyFoot
        workspaceId={target.row.workspaceId}
        content={content}
        account={account}
        measure={measure}
        reason={reason}
        isSending={isSending}
        isBegun={!isBlank(content, openingWords(target))}
        onChange={draft.change}
        onFiles={attach}
        onSend={go}
        onDiscard={draft.discard}
      />
    </form>
  );
}
