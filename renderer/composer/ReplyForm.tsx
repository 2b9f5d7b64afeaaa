import { useId, useRef, useState, type DragEvent, type ReactElement, type RefObject } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { cx } from '#renderer/ui/cx.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { Answering } from './Answering.tsx';
import { AnswerField } from './AnswerField.tsx';
import { Attachments } from './Attachments.tsx';
import type { ComposeAccount, ComposeTarget } from './compose-rest.ts';
import { isBlank, openingWords } from './draft-content.ts';
import { Parts } from './Parts.tsx';
import css from './ReplyForm.module.css';
import { ReplyFoot } from './ReplyFoot.tsx';
import { selectionOf, typeInto } from './type-into.ts';
import { useAttach } from './use-attach.ts';
import type { DraftDesk } from './use-draft.ts';
import { useFocusField } from './use-focus-field.ts';
import { handleOf, useMeasure, useObstacle } from './use-obstacle.ts';
import { useParts } from './use-parts.ts';
import { usePrice } from './use-price.ts';
import { useSavedReplies } from './use-saved-replies.ts';
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

/** What the field is for: an answer names the one who is answered. */
function fieldWords(
  target: ComposeTarget,
  kind: ReplyContentRow['kind'],
  text: Text,
): { readonly label: string; readonly placeholder: string } {
  const handle = handleOf(target);
  return target.post === undefined
    ? { label: text(FIELD[kind], { handle }), placeholder: text(PLACEHOLDER[kind], { handle }) }
    : { label: text('composer.postField'), placeholder: text('composer.postPlaceholder') };
}

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

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files');
}

/** Files may be dropped anywhere on the answer. */
function useDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent): void => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (): void => setOver(false),
      onDrop: (event: DragEvent): void => {
        setOver(false);
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}

/** The field for a public or direct answer with all that belongs to it. */
export function ReplyForm({ target, account, draft, kind }: ReplyFormProps): ReactElement {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const hintId = useId();
  const content = { ...draft.content, kind };
  const measure = useMeasure(account, content);
  const isTooLong = measure.overflowAt !== null;
  const split = useParts(target, account, { content, isTooLong });
  const counted = split.isOn ? { ...measure, overflowAt: null } : measure;
  const { obstacle, reason, hint } = useObstacle(target, account, { content, measure: counted });
  const { send, isSending } = useSend(target, draft, content);
  const { attach, refusal, told, forget } = useAttach({ account, content, onChange: draft.change });
  const [isCut, setCut] = useScoped(() => false);
  const drop = useDrop(attach);
  useFocusField(field);
  const partCount = split.isOn ? (split.parts?.length ?? 1) : 1;
  const go = (afterwards: 'done' | 'stay', sendAt?: number): void => {
    if (obstacle !== null) return;
    send({ afterwards, partCount, ...(sendAt === undefined ? {} : { sendAt }) });
  };
  const { price, warning } = usePrice(account, content, partCount);
  useSendKeys(form, go);
  const set = (part: Partial<ReplyContentRow>): void => draft.change({ ...content, ...part });
  return (
    <form
      ref={form}
      className={cx(drop.isOver && css['over'])}
      onSubmit={(event) => {
        event.preventDefault();
        go('done');
      }}
      {...drop.handlers}
    >
      <Answering
        target={target}
        onNewest={() => {
          const { newest } = target.rest;
          const { id: conversationId } = target.row;
          useDesk.getState().answer(newest === null ? null : { ...newest, conversationId });
        }}
      />
      <div className={css['body']}>
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
        <AnswerField
          target={target}
          field={field}
          {...fieldWords(target, kind, text)}
          value={content.text}
          overflowAt={measure.overflowAt}
          onChange={(words) => {
            setCut(false);
            forget();
            set({ text: words });
          }}
          onCut={() => setCut(true)}
          onFiles={attach}
          describedBy={hintId}
        />
        <Attachments
          media={content.media}
          maxAlt={account.compose.media?.maxAltLength}
          isAltRequired={target.rest.workspace?.altText === 'require'}
          onChange={(media) => set({ media })}
        />
        <Parts split={split} />
      </div>
      <p key={target.row.id} className={css['hint']} id={hintId} role="status">
        {isCut ? text('composer.cut') : (refusal ?? hint ?? warning)}
      </p>
      <p className={css['told']} role="status">
        {told}
      </p>
      <ReplyFoot
        workspaceId={target.row.workspaceId}
        content={content}
        account={account}
        measure={measure}
        partCount={partCount}
        price={price}
        reason={reason}
        isSending={isSending}
        isPost={target.post !== undefined}
        isBegun={!isBlank(content, openingWords(target))}
        saved={useSavedReplies(target).find('')}
        onInsert={(words) => {
          // What it was chosen in closes first: until then it holds the focus.
          requestAnimationFrame(() => {
            if (field.current !== null) typeInto(field.current, words, selectionOf(field.current));
          });
        }}
        onChange={draft.change}
        onFiles={attach}
        onSend={go}
        onDiscard={draft.discard}
      />
    </form>
  );
}
