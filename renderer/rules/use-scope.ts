import { useState } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useApp } from '#renderer/state/use-app.ts';

const ALL = 'all';

type Scope = {
  /** null: for all clients. */
  readonly workspaceId: WorkspaceId | null;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string) => void;
};

/** Whose a rule or a macro is: one client's, or everybody's. What there is stays whose it is. */
export function useScope(
  homeId: WorkspaceId,
  known: { readonly workspaceId: WorkspaceId | null } | null,
): Scope {
  const text = useText();
  const clients = useApp()?.clients ?? [];
  const [chosen, choose] = useState<string>(known === null ? homeId : (known.workspaceId ?? ALL));
  return {
    workspaceId: chosen === ALL ? null : homeId,
    chosen,
    options: [
      {
        value: homeId,
        label: clients.find(({ id }) => id === homeId)?.name ?? '',
      },
      { value: ALL, label: text('texts.forAll') },
    ],
    choose,
  };
}
