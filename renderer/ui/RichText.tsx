import type { MouseEvent, ReactElement } from 'react';
import css from './RichText.module.css';
import { piecesOf, type Span } from './rich-text.ts';

type RichTextProps = {
  readonly text: string;
  readonly spans: readonly Span[];
  /** The window itself never follows a link. */
  readonly onOpen: (url: string) => void;
};

/** What somebody wrote, with its line breaks and with links that open in the browser. */
export function RichText({ text, spans, onOpen }: RichTextProps): ReactElement {
  const open = (event: MouseEvent, url: string): void => {
    event.preventDefault();
    onOpen(url);
  };
  return (
    <p className={css['text']} dir="auto">
      {piecesOf(text, spans).map(({ text: words, start, span }) =>
        span === null ? (
          <span key={start}>{words}</span>
        ) : (
          <a
            key={start}
            className={css[span.kind]}
            href={span.url}
            title={span.url}
            onClick={(event) => open(event, span.url)}
          >
            {words}
          </a>
        ),
      )}
    </p>
  );
}
