import {
  useImperativeHandle,
  useRef,
  type ComponentProps,
  type ReactElement,
  type Ref,
} from 'react';
import type { VListHandle } from 'virtua';

/** How its owner moves a list of messages. */
export type LogHandle = Pick<VListHandle, 'scrollSize' | 'viewportSize' | 'scrollToIndex'>;

type ShortLogProps = Omit<ComponentProps<'div'>, 'ref' | 'onScroll'> & {
  readonly ref: Ref<LogHandle>;
  /** How far it is scrolled, px. */
  readonly onScroll: (offset: number) => void;
};

/**
 * A list that is drawn whole. Most conversations have a few messages: to measure each of them before it
 * is placed took longer than to draw all.
 */
export function ShortLog({ ref, onScroll, ...props }: ShortLogProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => handleOf(frame), []);
  return (
    <div
      {...props}
      ref={frame}
      onScroll={({ currentTarget }) => onScroll(currentTarget.scrollTop)}
    />
  );
}

function handleOf(frame: { readonly current: HTMLDivElement | null }): LogHandle {
  return {
    get scrollSize() {
      return frame.current?.scrollHeight ?? 0;
    },
    get viewportSize() {
      return frame.current?.clientHeight ?? 0;
    },
    scrollToIndex(index, { align } = {}) {
      const list = frame.current;
      if (list === null) return;
      const item = list.children.item(index);
      if (align === 'end' || !(item instanceof HTMLElement)) {
        list.scrollTop = list.scrollHeight;
        return;
      }
      const room = align === 'center' ? (list.clientHeight - item.offsetHeight) / 2 : 0;
      list.scrollTop = item.offsetTop - room;
    },
  };
}
