import { Fragment, type ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './Guide.module.css';

/** A text that has to be entered elsewhere letter by letter; one click selects it whole. */
export function CopyText({ children }: { readonly children: string }): ReactElement {
  const text = useText();
  return (
    <span className={css['copy']}>
      <code className={css['code']}>
        {children.split(/(?<=,)/u).map((part) => (
          // A long list breaks behind its commas; what is copied has no breaks.
          <Fragment key={part}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </code>
      <Button look="quiet" onPress={() => void navigator.clipboard.writeText(children)}>
        {text('connect.copy')}
      </Button>
    </span>
  );
}
