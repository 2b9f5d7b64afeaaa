import { useMemo } from 'react';
import type { CommandArgs, CommandName } from '#contract/commands.ts';
import type { PersonRow } from '#contract/rows.ts';
import type { PersonId } from '#domain/ids.ts';
import { STAR_LIST } from '#domain/library.ts';
import type { FieldKind } from '#domain/person-field.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useNotices } from '#renderer/state/notices.ts';
import { tellChange } from '#renderer/state/use-triage.ts';

/** A message with what it says beside the name of the person. */
type Told = { readonly id: string } & Readonly<Record<string, string | number>>;
type Named = Pick<PersonRow, 'workspaceId' | 'id' | 'name'>;
/** Each tells what it did, with the way back, and answers whether it was done. */
export type PersonEdit = {
  readonly setField: (fieldId: string, value: string) => Promise<boolean>;
  readonly addField: (name: string, valueKind: FieldKind) => Promise<string | null>;
  readonly removeField: (fieldId: string, name: string) => Promise<boolean>;
  readonly setList: (list: { id: string; name: string }, isOn: boolean) => Promise<boolean>;
  readonly setMuted: (isMuted: boolean) => Promise<boolean>;
  /** On the network of one identity; `network` is its name. */
  readonly block: (who: { id: PersonId; network: string }, isOn: boolean) => Promise<boolean>;
  readonly addToNewList: (name: string) => Promise<boolean>;
  readonly keepInTouch: (days: number | null) => Promise<boolean>;
  readonly touchLater: (days: number) => Promise<boolean>;
  readonly touchDone: () => Promise<boolean>;
  readonly mark: (mark: CommandArgs<'person.mark'>['mark']) => Promise<boolean>;
};

/** What can be done with a person, wherever the button or key for it is. */
export function usePersonEdit({ workspaceId, id: personId, name }: Named): PersonEdit {
  const bridge = useBridge();
  return useMemo(() => {
    const person = { workspaceId, personId };
    const run = async <Name extends CommandName>(
      command: Name,
      args: CommandArgs<Name>,
      { id: notice, ...values }: Told,
    ): Promise<boolean> => {
      const outcome = await bridge.run(command, args);
      if (outcome.ok)
        tellChange(
          bridge,
          { kind: 'message', id: notice, values: { name, ...values } },
          () => undefined,
        );
      else useNotices.getState().showFailure(outcome.failure);
      return outcome.ok;
    };
    const setList: PersonEdit['setList'] = async (list, isOn) =>
      list.id === STAR_LIST
        ? await run(
            'person.setList',
            { ...person, listId: list.id, isOn },
            { id: isOn ? 'person.vipOn' : 'person.vipOff' },
          )
        : await run(
            'person.setList',
            { ...person, listId: list.id, isOn },
            { id: isOn ? 'person.listOn' : 'person.listOff', list: list.name },
          );
    return {
      setField: async (fieldId, value) =>
        await run('person.setField', { ...person, fieldId, value }, { id: 'person.fieldSaved' }),
      addField: async (field, valueKind) => {
        const made = await bridge.run('field.save', { workspaceId, name: field, valueKind });
        if (made.ok) return made.value.fieldId;
        useNotices.getState().showFailure(made.failure);
        return null;
      },
      removeField: async (fieldId, field) =>
        await run('field.remove', { workspaceId, fieldId }, { id: 'person.fieldRemoved', field }),
      setList,
      setMuted: async (isMuted) =>
        await run(
          'person.setMuted',
          { ...person, isMuted },
          { id: isMuted ? 'person.mutedNow' : 'person.unmutedNow' },
        ),
      block: async ({ id, network }, isOn) =>
        await run(
          'person.block',
          { workspaceId, personId: id, isOn },
          { id: isOn ? 'person.blockedNow' : 'person.unblockedNow', network },
        ),
      addToNewList: async (list) => {
        const made = await bridge.run('list.save', { workspaceId, name: list });
        if (made.ok) return await setList({ id: made.value.listId, name: list }, true);
        useNotices.getState().showFailure(made.failure);
        return false;
      },
      keepInTouch: async (days) =>
        days === null
          ? await run('person.keepInTouch', { ...person, days }, { id: 'person.touchOff' })
          : await run('person.keepInTouch', { ...person, days }, { id: 'person.touchOn', days }),
      touchLater: async (days) =>
        await run('person.touchLater', { ...person, days }, { id: 'person.touchLaterSaid', days }),
      touchDone: async () => await run('person.touchDone', person, { id: 'person.touchDoneSaid' }),
      mark: async (mark) =>
        await run(
          'person.mark',
          { ...person, mark },
          {
            id: `people.marked.${mark ?? 'none'}`,
          },
        ),
    };
  }, [bridge, workspaceId, personId, name]);
}
