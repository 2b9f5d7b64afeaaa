import { useState, type DragEvent } from 'react';
import { indexAt } from './deck-order.ts';

const TYPE = 'application/x-parley-column';

export type ColumnDrag = {
  /** For the part of a column that it is taken hold of by. */
  readonly handle: (columnId: string) => {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
  /** For what holds the columns. */
  readonly ground: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
  readonly draggedId: string | null;
  /** Before which column it would land now, from 0; null: nothing is dragged over the deck. */
  readonly landing: number | null;
};

/** The middles of the columns, from left to right. */
function centersOf(ground: Element): readonly number[] {
  return [...ground.querySelectorAll('[data-column]')].map((column) => {
    const { left, width } = column.getBoundingClientRect();
    return left + width / 2;
  });
}

/** Moving columns by hand; by keys and menu it goes as well. `onDrop` gets the place among all. */
export function useColumnDrag(onDrop: (columnId: string, before: number) => void): ColumnDrag {
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const [landing, setLanding] = useState<number | null>(null);
  const end = (): void => {
    setDraggedId(null);
    setLanding(null);
  };
  return {
    draggedId,
    landing,
    handle: (columnId) => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.setData(TYPE, columnId);
        event.dataTransfer.effectAllowed = 'move';
        setDraggedId(columnId);
      },
      onDragEnd: end,
    }),
    ground: {
      onDragOver: (event) => {
        if (draggedId === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setLanding(indexAt(event.clientX, centersOf(event.currentTarget)));
      },
      onDragLeave: (event) => {
        if (event.currentTarget === event.target) setLanding(null);
      },
      onDrop: (event) => {
        if (draggedId === null) return;
        event.preventDefault();
        onDrop(draggedId, indexAt(event.clientX, centersOf(event.currentTarget)));
        end();
      },
    },
  };
}
