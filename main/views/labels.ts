import { views } from '#contract/views.ts';
import { ofKind } from './concerns.ts';
import { labelsOf } from './inbox-row.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

export const labelsView = view(views.labels, {
  on: { library: ofKind('label') },
  async read({ workspaceId }, ports) {
    const labels = await labelsOf(readerOf(ports.store, workspaceId));
    return {
      rows: [...labels.values()]
        .toSorted((a, b) => a.name.localeCompare(b.name) || a.createdAt - b.createdAt)
        .map((label) => ({
          id: label.id,
          name: label.name,
          color: label.color,
          workspaceId: label.workspaceId,
        })),
      rest: {},
    };
  },
});
