import { useState, type ReactElement } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { money } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { capIn } from './cap-in.ts';
import css from './Spending.module.css';

type SpendingProps = {
  readonly account: AccountRow;
  /** ms since epoch. */
  readonly now: number;
};

function CapForm({
  account,
  onDone,
}: Pick<SpendingProps, 'account'> & { readonly onDone: () => void }) {
  const text = useText();
  const set = useAction('account.setMonthlyCap');
  const { cap, prices } = account.money ?? {};
  const [typed, setTyped] = useState(cap === undefined ? '' : String(cap / 1_000_000));
  const wanted = capIn(typed);
  const save = async (): Promise<void> => {
    if (wanted === undefined) return;
    const { workspaceId, id: accountId } = account;
    if (await set({ workspaceId, accountId, cap: wanted })) onDone();
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={text('accounts.cap', { currency: prices?.currency ?? '' })}
        hint={text('accounts.capHint')}
        value={typed}
        onChange={setTyped}
        maxLength={12}
        isFirst
        error={wanted === undefined ? text('accounts.capWrong') : undefined}
      />
      <Button type="submit" look="primary" isDisabled={wanted === undefined}>
        {text('accounts.capSave')}
      </Button>
    </form>
  );
}

/** What an account whose network takes money has cost this month, and the limit for that. */
export function Spending({ account, now }: SpendingProps): ReactElement | null {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const cost = account.money;
  if (cost === undefined) return null;
  const { locale } = text;
  const { prices, spent, cap, restsUntil } = cost;
  const inWords = (sum: number): string => money(sum, prices.currency, locale);
  return (
    <div className={css['spending']}>
      <p className={css['line']}>
        {cap === undefined ? (
          text('accounts.spent', { spent: inWords(spent) })
        ) : (
          <>
            <meter
              className={css['meter']}
              min={0}
              max={1}
              high={0.8}
              value={cap === 0 ? 1 : Math.min(1, spent / cap)}
              aria-label={text('accounts.spentLabel')}
            />
            {text('accounts.spentOf', { spent: inWords(spent), cap: inWords(cap) })}
          </>
        )}
        <Button look="quiet" aria-pressed={isOpen} onPress={() => setOpen(!isOpen)}>
          {text(cap === undefined ? 'accounts.capSet' : 'accounts.capChange')}
        </Button>
      </p>
      {restsUntil === undefined ? null : (
        <p className={css['rests']} role="status">
          {text('accounts.capRests', { time: dayMonth(restsUntil, { now, locale }) })}
        </p>
      )}
      {isOpen ? <CapForm account={account} onDone={() => setOpen(false)} /> : null}
    </div>
  );
}
