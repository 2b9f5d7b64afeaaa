import type { CommandArgs } from '#contract/commands.ts';
import type { WorkspaceRow } from '#contract/rows.ts';

/** What of a client is changed: the rest stays. */
export type ClientChange = Omit<CommandArgs<'workspace.update'>, 'workspaceId'>;

export type ClientFormProps = {
  readonly client: WorkspaceRow;
  readonly onChange: (change: ClientChange) => void;
};

/** The client as it will be. */
export function withChange(client: WorkspaceRow, change: ClientChange): WorkspaceRow {
  const { quiet = client.quiet, altText = client.altText, ...rest } = change;
  const { noticesFrom = client.noticesFrom, ...others } = rest;
  const { quiet: _quiet, altText: _altText, noticesFrom: _from, ...before } = client;
  return {
    ...before,
    ...others,
    name: others.name ?? before.name,
    color: others.color ?? before.color,
    ...(quiet === null || quiet === undefined ? {} : { quiet }),
    ...(altText === 'require' ? { altText } : {}),
    ...(noticesFrom === 'starred' ? { noticesFrom } : {}),
  };
}
