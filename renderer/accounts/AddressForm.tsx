import type { FormEvent, ReactElement } from 'react';
import type { NetworkRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './ConnectCard.module.css';
import { NetworkTiles } from './NetworkTiles.tsx';

type AddressFormProps = {
  readonly input: string;
  readonly network: NetworkRow | undefined;
  readonly networks: readonly NetworkRow[];
  readonly isAsking: boolean;
  /** Several things answered: they stand in place of the networks. */
  readonly isChoosing: boolean;
  readonly onInput: (input: string) => void;
  readonly onNetwork: (network: string | null) => void;
  readonly onAsk: () => void;
  /** The sample client, where that is a way out. */
  readonly onSample: (() => void) | null;
  readonly children: ReactElement | null;
};

/** One field that understands an address, a handle or a site, over the networks there are. */
export function AddressForm(props: AddressFormProps): ReactElement {
  const { input, network, networks, isAsking, onInput, onNetwork, onAsk, onSample } = props;
  const text = useText();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (input.trim() !== '' && !isAsking) onAsk();
  };
  return (
    <form className={css['form']} noValidate onSubmit={submit}>
      <div className={css['address']}>
        <TextField
          label={text('connect.field')}
          isLabelHidden
          value={input}
          onChange={onInput}
          type="url"
          size="large"
          maxLength={500}
          placeholder={
            network === undefined
              ? text('connect.placeholder')
              : text('connect.placeholderFor', { network: network.name })
          }
        />
        <span className={css['enter']}>
          <Keycap keys="↵" />
        </span>
      </div>
      {props.children}
      {props.isChoosing ? null : (
        <NetworkTiles networks={networks} chosen={network?.id ?? null} onChoose={onNetwork} />
      )}
      <div className={css['foot']}>
        {onSample === null ? (
          <span />
        ) : (
          <Button look="quiet" edge="start" onPress={onSample}>
            {text('connect.sample')}
          </Button>
        )}
        <Button look="primary" type="submit" isDisabled={input.trim() === '' || isAsking}>
          {text('connect.connect')}
        </Button>
      </div>
    </form>
  );
}
