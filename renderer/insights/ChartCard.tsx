import { useState, type ReactElement, type ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './ChartCard.module.css';

/** One line of a table, and what it counts. */
export type ChartLine = {
  readonly id: string;
  readonly cells: readonly string[];
  /** Absent: there is nothing to list. */
  readonly onOpen?: () => void;
};
type ChartCardProps = {
  readonly title: string;
  readonly hint: string;
  /** Titles of the table's columns. */
  readonly columns: readonly string[];
  readonly lines: readonly ChartLine[];
  /** `low`: a strip above something else. */
  readonly size?: 'low';
  /** Said instead of a picture in which nothing would be seen. */
  readonly nothing?: string | undefined;
  /** The same as a picture. Its marks are for the pointer; the table is for everybody. */
  readonly children: ReactNode;
};

export function ChartCard(props: ChartCardProps): ReactElement {
  const { title, hint, columns, lines, size, nothing, children } = props;
  const text = useText();
  const [look, setLook] = useState<'chart' | 'table'>('chart');
  return (
    <section className={css['card']} aria-label={title}>
      <header className={css['header']}>
        <div>
          <h2 className={css['title']}>{title}</h2>
          <p className={css['hint']}>{hint}</p>
        </div>
        <Button
          look="quiet"
          edge="end"
          aria-label={text('insights.asTableOf', { title })}
          aria-pressed={look === 'table'}
          onPress={() => setLook(look === 'chart' ? 'table' : 'chart')}
        >
          {text('insights.asTable')}
        </Button>
      </header>
      {look === 'chart' && nothing !== undefined ? (
        <p className={css['nothing']}>{nothing}</p>
      ) : look === 'chart' ? (
        <div className={cx(css['chart'], size === 'low' && css['low'])} aria-hidden="true">
          {children}
        </div>
      ) : (
        <div className={css['scroll']}>
          <table className={css['table']}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ id, cells, onOpen }) => (
                <tr key={id}>
                  <th scope="row">
                    {onOpen === undefined ? (
                      cells[0]
                    ) : (
                      <button type="button" className={css['open']} onClick={onOpen}>
                        {cells[0]}
                      </button>
                    )}
                  </th>
                  {cells.slice(1).map((cell, index) => (
                    <td key={columns[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
