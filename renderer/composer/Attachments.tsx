import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './Attachments.module.css';

type Media = ReplyContentRow['media'];
type AttachmentsProps = {
  readonly media: Media;
  readonly maxAlt: number | undefined;
  /** Without words it cannot be sent; else it is only asked for. */
  readonly isAltRequired: boolean;
  readonly onChange: (media: Media) => void;
};

/** The pictures of the answer, each with the words for those who do not see it. */
export function Attachments(props: AttachmentsProps): ReactElement | null {
  const { media, maxAlt, isAltRequired, onChange } = props;
  const text = useText();
  if (media.length === 0) return null;
  const missing = text(isAltRequired ? 'composer.altRequired' : 'composer.altMissing');
  const describe = (mediaId: string, alt: string): void =>
    onChange(media.map((one) => (one.mediaId === mediaId ? Object.assign({}, one, { alt }) : one)));
  return (
    <ul className={css['list']}>
      {media.map(({ mediaId, name, alt, mimeType }) => (
        <li key={mediaId} className={css['one']}>
          {mimeType.startsWith('image/') ? (
            <img className={css['picture']} src={`/media/${mediaId}`} alt="" />
          ) : null}
          <div className={css['alt']}>
            {maxAlt === undefined ? (
              name
            ) : (
              <TextField
                label={text('composer.alt', { name })}
                placeholder={text('composer.altPlaceholder')}
                value={alt}
                maxLength={maxAlt}
                isMultiline
                onChange={(words) => describe(mediaId, words)}
                isRequired={isAltRequired}
                hint={alt.trim() === '' ? missing : undefined}
              />
            )}
          </div>
          <IconButton
            label={text('composer.removeMedia', { name })}
            icon={<X size={15} />}
            onPress={() => onChange(media.filter((one) => one.mediaId !== mediaId))}
          />
        </li>
      ))}
    </ul>
  );
}
