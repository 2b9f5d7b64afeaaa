import { useEffect, useId, useRef, type ReactElement } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { measureText } from '#domain/text-limit.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useNetwork } from '#renderer/state/use-app.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { Attachments } from './Attachments.tsx';
import type { ComposeAccount, ComposeTarget } from './compose-rest.ts';
import { isBlank, openingWords } from './draft-content.ts';
import { sendObstacle } from './obstacle.ts';
import { PlainField } from './PlainField.tsx';
import css from './ReplyForm.module.css';
import { ReplyFoot } from './ReplyFoot.tsx';
import { textRule } from './text-rule.ts';
import { useAttach } from './use-attach.ts';
import type { DraftDesk } from './use-draft.ts';
import { useFocusField } from './use-focus-field.ts';
import { useSend } from './use-send.ts';

type ReplyFormProps = {
  readonly target: ComposeTarget;
  readonly account: ComposeAccount;
  readonly draft: DraftDesk;
  /** The tab decides, also for a draft that was begun in the other one. */
  readonly kind: ReplyContentRow['kind'];
};

/** The field for a public or direct answer with all that belongs to it. */
export function ReplyForm({ target, account, draft, kind }: ReplyFormProps): ReactElement {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const hintId = useId();
  const network = useNetwork(account.network)?.name ?? account.network;
  const { change } = draft;
  const content = { ...draft.content, kind };
  const { compose } = account;
  const measure = measureText(content.text, textRule(compose.text), content.contentWarning ?? '');
  const obstacle = sendObstacle(target, content, measure);
  const { send, isSending } = useSend(target, draft, content);
  const latest = useRef(content);
  useEffect(() => {
    latest.current = content;
  });
  const { attach, refusal } = useAttach({
    account,
    networkName: network,
    add: (media) => change({ ...latest.current, media: [...latest.current.media, media] }),
    count: content.media.length,
  });
  useFocusField(field);
  const handle = target.rest.replyTo?.authorHandle ?? target.row.personHandle;
  const values = { handle, network };
  const reason = obstacle === null ? undefined : text(`composer.${obstacle}`, values);
  const go = (afterwards: 'done' | 'stay', sendAt?: number): void => {
    if (obstacle === null) send({ afterwards, ...(sendAt === undefined ? {} : { sendAt }) });
  };
  const ifHere = (run: () => void) => (): void => {
    if (form.current?.contains(document.activeElement) === true) run();
  };
  useKeys({
    'composer.send': ifHere(() => go('done')),
    'composer.sendStay': ifHere(() => go('stay')),
  });
  const isDirect = content.kind === 'direct';
  const set = (part: Partial<ReplyContentRow>): void => change({ ...content, ...part });
  const needsWords = obstacle !== null && obstacle !== 'empty' ? reason : null;
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
        label={text(isDirect ? 'composer.directField' : 'composer.publicField', { handle })}
        placeholder={text(isDirect ? 'composer.directPlaceholder' : 'composer.publicPlaceholder', {
          handle,
        })}
        value={content.text}
        overflowAt={measure.overflowAt}
        onChange={(words) => set({ text: words })}
        onFiles={attach}
        describedBy={hintId}
      />
      <Attachments
        media={content.media}
        maxAlt={compose.media?.maxAltLength}
        onChange={(media) => set({ media })}
      />
      <p className={css['hint']} id={hintId} role="status">
        {refusal ?? needsWords}
      </p>
      <ReplyFoot
        content={content}
        account={account}
        measure={measure}
        reason={reason}
        isSending={isSending}
        isBegun={!isBlank(content, openingWords(target))}
        onChange={change}
        onFiles={attach}
        onSend={go}
        onDiscard={draft.discard}
      />
    </form>
  );
}
