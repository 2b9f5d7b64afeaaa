import { useMemo } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { openingIn, splitText, type TextPart } from '#domain/split-text.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import type { ComposeAccount, ComposeTarget } from './compose-rest.ts';
import { finished } from './draft-content.ts';
import { textRule } from './text-rule.ts';

export type SplitAnswer = {
  /** null when it needs no parts, or the network or the text allows none. */
  readonly parts: readonly TextPart[] | null;
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
};

/** Splits what is too long the same way as main will. */
export function useParts(
  target: ComposeTarget,
  account: ComposeAccount,
  { content, isTooLong }: { readonly content: ReplyContentRow; readonly isTooLong: boolean },
): SplitAnswer {
  const [isOn, setOn] = useScoped(() => false);
  const { text, kind, contentWarning } = finished(content);
  const handle = target.rest.replyTo?.authorHandle ?? '';
  const { compose } = account;
  const parts = useMemo(() => {
    if (!isTooLong || !compose.parts) return null;
    const opening = openingIn(text, handle);
    const split = splitText(text, textRule(compose, kind), {
      opening,
      warning: contentWarning ?? '',
    });
    return split !== null && split.length > 1 ? split : null;
  }, [text, kind, contentWarning, handle, compose, isTooLong]);
  return { parts, isOn: isOn && parts !== null, setOn };
}
