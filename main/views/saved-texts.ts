import { views } from '#contract/views.ts';
import { sharedId, type LibraryEntry, type SavedText } from '#domain/library.ts';
import { ofKind } from './concerns.ts';
import { view } from './view.ts';

/** Saved replies and own fields of every client, and those for all. A few dozen at most. */
export const savedTextsView = view(views.savedTexts, {
  on: { library: ofKind('saved-reply', 'field') },
  async read(_args, { store }) {
    const found = await store.acrossWorkspaces.find('library', {
      where: { kind: { inList: ['saved-reply', 'field'] } },
    });
    const texts = found
      .filter(isSavedText)
      .toSorted((a, b) => a.name.localeCompare(b.name) || a.createdAt - b.createdAt);
    return {
      rows: texts.map(({ id, kind, name, text, workspaceId }) => ({
        id,
        kind,
        name,
        text,
        workspaceId: workspaceId === sharedId ? null : workspaceId,
      })),
      rest: {},
    };
  },
});

function isSavedText(entry: LibraryEntry): entry is SavedText {
  return entry.kind === 'saved-reply' || entry.kind === 'field';
}
