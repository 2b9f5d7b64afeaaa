import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { NetworkRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './NetworkTiles.module.css';

type NetworkTilesProps = {
  readonly networks: readonly NetworkRow[];
  readonly chosen: string | null;
  readonly onChoose: (network: string | null) => void;
};

/** What can be connected, what it costs and how ready it is. Pressing one asks only that network. */
export function NetworkTiles({ networks, chosen, onChoose }: NetworkTilesProps): ReactElement {
  const text = useText();
  return (
    <ul className={css['tiles']} aria-label={text('connect.networks')}>
      {networks.map((network) => (
        <li key={network.id}>
          <ToggleButton
            className={css['tile'] ?? ''}
            isSelected={chosen === network.id}
            onChange={(isOn) => onChoose(isOn ? network.id : null)}
          >
            <NetworkBadge glyph={network.glyph} color={network.color} size="large" />
            <span className={css['words']}>
              <span className={css['name']}>
                {network.name}
                {network.stage === 'preview' ? (
                  <span title={text('connect.previewWhy')}>
                    {' '}
                    <Tag>{text('connect.preview')}</Tag>
                  </span>
                ) : null}
              </span>
              <span className={css['summary']}>{network.summary[text.locale]}</span>
              <span className={css['price']}>{network.price[text.locale]}</span>
            </span>
          </ToggleButton>
        </li>
      ))}
    </ul>
  );
}
