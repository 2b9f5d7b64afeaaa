import { Fragment, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import css from './RichText.module.css';
import { piecesOf, stretchesOf, type Piece, type Span } from './rich-text.ts';

type RichTextProps = {
  readonly text: string;
  readonly spans: readonly Span[];
  /** The window itself never follows a link. */
  readonly onOpen: (url: string) => void;
  /** What is looked for in it. Indexes are UTF-16. */
  readonly marks?: Marks | undefined;
};
type Marks = readonly { readonly start: number; readonly end: number }[];

const NO_MARKS: Marks = [];

function words(piece: Piece, marks: Marks): ReactNode {
  if (marks.length === 0) return piece.text;
  return stretchesOf(piece, marks).map(({ text, start, isMark }) =>
    isMark ? <mark key={start}>{text}</mark> : <Fragment key={start}>{text}</Fragment>,
  );
}

/** What somebody wrote, with its line breaks and with links that open in the browser. */
export function RichText(props: RichTextProps): ReactElement {
  const { text, spans, onOpen, marks = NO_MARKS } = props;
  const open = (event: MouseEvent, url: string): void => {
    event.preventDefault();
    onOpen(url);
  };
  return (
    <p className={css['text']} dir="auto">
      {piecesOf(text, spans).map((piece) => {
        const { start, span } = piece;
        return span === null ? (
          <span key={start}>{words(piece, marks)}</span>
        ) : (
          <a
            key={start}
            className={css[span.kind]}
            href={span.url}
            title={span.url}
            onClick={(event) => open(event, span.url)}
          >
            {words(piece, marks)}
          </a>
        );
      })}
    </p>
  );
}
