import { Fragment, useMemo, type ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useCommandName, useKeysOf, useShowKey } from '#renderer/keys/use-keys.tsx';
import { useLayout } from '#renderer/state/layout.ts';
import { useSettings } from '#renderer/state/use-app.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import css from './HelpSheet.module.css';
import { helpGroups, type HelpLine } from './key-groups.ts';

function Line({ line }: { readonly line: HelpLine }): ReactElement {
  const text = useText();
  const nameOf = useCommandName();
  const showKey = useShowKey();
  const keys = line.upTo === null ? line.keys : [...line.keys, line.upTo];
  const between = line.upTo === null ? text('help.or') : '–';
  return (
    <div className={css['line']}>
      <dt className={css['name']}>
        {line.upTo === null ? nameOf(line.id) : nameOf(line.id).replace('1', '1–9')}
      </dt>
      <dd className={css['keys']}>
        {keys.map((key, index) => (
          <Fragment key={key}>
            {index === 0 ? null : <span className={css['between']}>{between}</span>}
            <kbd className={css['key']}>{showKey(key)}</kbd>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

/** Inside of the sheet, so that the map is only read by who opens it. */
function Groups(): ReactElement {
  const text = useText();
  const keysOf = useKeysOf();
  const groups = useMemo(() => helpGroups(keysOf), [keysOf]);
  return (
    <div className={css['groups']}>
      {groups.map(({ group, lines }) => (
        <section key={group} className={css['group']} aria-labelledby={`keys-${group}`}>
          <h3 id={`keys-${group}`} className={css['head']}>
            {text(`keys.group.${group}`)}
          </h3>
          <dl>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** All keys on one sheet, read from the key map. */
export function HelpSheet(): ReactElement {
  const text = useText();
  const layout = useLayout();
  const { singleKeys } = useSettings();
  const showKey = useShowKey();
  return (
    <Modal
      title={text('keys.title')}
      size="large"
      isOpen={layout.areKeysShown}
      onClose={() => layout.showKeys(false)}
    >
      <div className={css['sheet']}>
        {singleKeys ? (
          <p className={css['hint']}>{text('help.hint')}</p>
        ) : (
          <Banner tone="warn">{text('help.off', { mod: showKey('mod') })}</Banner>
        )}
        <Groups />
        <div className={css['foot']}>
          <Button onPress={() => layout.showKeys(false)}>{text('help.close')}</Button>
        </div>
      </div>
    </Modal>
  );
}
