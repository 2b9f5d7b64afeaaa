import type { Talking } from '#main/networks/graph/talks.ts';
import { authorOf } from './mapper.ts';
import type { Reading } from './sources.ts';

export function talking({ caller, viewer }: Reading): Talking {
  return {
    caller,
    platform: 'messenger',
    ownId: viewer.pageId,
    authorOf: (person, fallback) => {
      const isOwn = person?.id === viewer.pageId;
      return authorOf(
        person === undefined
          ? undefined
          : { id: person.id, name: isOwn ? viewer.pageName : person.name },
        fallback,
      );
    },
  };
}
