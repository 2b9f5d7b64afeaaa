import { AtSign, Globe, Image, Lock, MoonStar, TriangleAlert } from 'lucide-react';
import { useRef, type ReactElement } from 'react';
import type { VisibilityName } from '#contract/account-rows.ts';
import type { ReplyContentRow } from '#contract/rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { TextMeasure } from '#domain/text-limit.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import type { ComposeAccount } from './compose-rest.ts';
import { Counter } from './Counter.tsx';
import { EmojiButton } from './EmojiButton.tsx';
import css from './ReplyFoot.module.css';
import { SendLater } from './SendLater.tsx';
import { LanguageMenu, MoreMenu, SavedMenu } from './ToolMenus.tsx';
import type { FilledReply } from './use-saved-replies.ts';

type ReplyFootProps = {
  readonly workspaceId: WorkspaceId;
  readonly content: ReplyContentRow;
  readonly account: ComposeAccount;
  readonly measure: TextMeasure;
  /** In so many parts it goes out. */
  readonly partCount: number;
  /** What sending costs, written out; null where it costs nothing. */
  readonly price: string | null;
  readonly reason: string | undefined;
  readonly isSending: boolean;
  /** It answers nothing: there is nothing to be done with. */
  readonly isPost: boolean;
  /** There is something that can be thrown away. */
  readonly isBegun: boolean;
  /** Filled for this conversation. */
  readonly saved: readonly FilledReply[];
  readonly onInsert: (words: string) => void;
  readonly onChange: (content: ReplyContentRow) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSend: (afterwards: 'done' | 'stay', sendAt?: number) => void;
  readonly onDiscard: () => void;
};

function AttachButton({ account, onFiles }: Pick<ReplyFootProps, 'account' | 'onFiles'>) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const { media } = account.compose;
  if (media === undefined)
    return (
      <IconButton label={text('composer.attachReason')} icon={<Image size={16} />} isDisabled />
    );
  return (
    <>
      <IconButton
        label={text('composer.attach')}
        icon={<Image size={16} />}
        onPress={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={media.mimeTypes.join(',')}
        aria-label={text('composer.attach')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

function WarningButton({ content, onChange }: Pick<ReplyFootProps, 'content' | 'onChange'>) {
  const text = useText();
  const isOn = content.contentWarning !== undefined;
  const toggle = (): void => {
    const { contentWarning: _, ...bare } = content;
    onChange(isOn ? bare : { ...bare, contentWarning: '' });
  };
  return (
    <IconButton
      label={text('composer.warning')}
      icon={<TriangleAlert size={16} />}
      isOn={isOn}
      onPress={toggle}
    />
  );
}

const VISIBILITY_ICONS: Readonly<Record<VisibilityName, ReactElement>> = {
  public: <Globe size={14} aria-hidden="true" />,
  unlisted: <MoonStar size={14} aria-hidden="true" />,
  followers: <Lock size={14} aria-hidden="true" />,
  direct: <AtSign size={14} aria-hidden="true" />,
};

function VisibilityChoice({ content, account, onChange }: ReplyFootProps): ReactElement | null {
  const text = useText();
  const offered = account.compose.visibilities.filter((name) => name !== 'direct');
  const { visibility } = content;
  if (content.kind === 'direct' || offered.length < 2 || visibility === undefined) return null;
  return (
    <div className={css['visibility']} title={text(`message.visibility.${visibility}`)}>
      <Choice
        label={text('composer.visibility')}
        labelLook="hidden"
        look="quiet"
        value={visibility}
        options={offered.map((value) => ({
          value,
          label: text(`message.visibility.${value}`),
          icon: VISIBILITY_ICONS[value],
        }))}
        onChange={(value) => onChange({ ...content, visibility: value })}
      />
    </div>
  );
}

function Price({ price }: Pick<ReplyFootProps, 'price'>): ReactElement | null {
  const text = useText();
  if (price === null) return null;
  return (
    <span className={css['price']} title={text('composer.price', { price })} data-testid="price">
      <span aria-hidden="true">{price}</span>
      <span className={css['hidden']}>{text('composer.price', { price })}</span>
    </span>
  );
}

/** Below the field: what can be added at the left, the counter and sending at the right. */
export function ReplyFoot(props: ReplyFootProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const { content, account, measure, reason, isSending, partCount, onSend, onInsert } = props;
  return (
    <div className={css['foot']}>
      <EmojiButton onPick={onInsert} />
      <AttachButton account={account} onFiles={props.onFiles} />
      {account.compose.contentWarning ? (
        <WarningButton content={content} onChange={props.onChange} />
      ) : null}
      <SavedMenu replies={props.saved} onPick={(reply) => onInsert(reply.text)} />
      {account.compose.language ? (
        <LanguageMenu content={content} onChange={props.onChange} />
      ) : null}
      <MoreMenu
        reason={reason}
        isPost={props.isPost}
        isBegun={props.isBegun}
        onSendStay={() => onSend('stay')}
        onDiscard={props.onDiscard}
      />
      <VisibilityChoice {...props} />
      <span className={css['space']} />
      <Price price={props.price} />
      <span className={css['counter']}>
        <Counter measure={measure} account={account} partCount={partCount} />
      </span>
      <SendLater
        workspaceId={props.workspaceId}
        reason={reason}
        onPick={(sendAt) => onSend('done', sendAt)}
      />
      <Button
        type="submit"
        look="primary"
        keys={key('composer.send')}
        reason={reason}
        isDisabled={isSending}
      >
        {partCount > 1
          ? text('composer.sendParts', { count: partCount })
          : text(props.isPost ? `composer.send.${content.kind}` : 'composer.sendDone')}
      </Button>
    </div>
  );
}
