import { useState, type DragEvent, type DragEventHandler } from 'react';
import { dropTarget, type DropPlace } from './move-target';
import type { PlacedRule } from './rule-pages';

/** Nobody else takes it: a rule is not text to be dropped into an input. */
const TYPE = 'application/x-parley-rule';

interface RuleDragOptions {
  /** The rule of a row; undefined while it is being pulled. */
  readonly at: (row: number) => PlacedRule | undefined;
  readonly onPlace: (rule: PlacedRule, to: number) => void;
}

/** What the list needs for rules to be dragged. */
interface RuleDrag {
  /** Where the rule would come to if it were let go now; `null` where nothing would move. */
  readonly drop: DropPlace | null;
  readonly handlers: Readonly<
    Record<'onDragStart' | 'onDragOver' | 'onDragLeave' | 'onDrop' | 'onDragEnd', DragEventHandler>
  >;
}

/** Lets rules be dragged to another place of their list. The rows say by `data-index` which they are. */
export function useRuleDrag({ at, onPlace }: RuleDragOptions): RuleDrag {
  const [dragged, setDragged] = useState<PlacedRule | null>(null);
  const [drop, setDrop] = useState<DropPlace | null>(null);

  function end(): void {
    setDragged(null);
    setDrop(null);
  }

  return {
    drop,
    handlers: {
      onDragStart(event) {
        const row = rowUnder(event);
        const placed = row === null ? undefined : at(Number(row.dataset['index']));
        if (placed === undefined) return;
        event.dataTransfer.setData(TYPE, String(placed.rule.id));
        event.dataTransfer.effectAllowed = 'move';
        setDragged(placed);
      },
      onDragOver(event) {
        if (dragged === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        const place = placeUnder(event);
        const moves = place !== null && dropTarget(dragged.index, place) !== null;
        if (!moves) setDrop(null);
        else if (place.over !== drop?.over || place.side !== drop.side) setDrop(place);
      },
      onDragLeave(event) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDrop(null);
      },
      onDrop(event) {
        const place = placeUnder(event);
        const to = dragged === null || place === null ? null : dropTarget(dragged.index, place);
        if (dragged !== null) event.preventDefault();
        if (dragged !== null && to !== null) onPlace(dragged, to);
        end();
      },
      onDragEnd: end,
    },
  };
}

function rowUnder({ target }: DragEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
}

function placeUnder(event: DragEvent): DropPlace | null {
  const row = rowUnder(event);
  if (row === null) return null;
  const { top, height } = row.getBoundingClientRect();
  const side = event.clientY < top + height / 2 ? 'above' : 'below';
  return { over: Number(row.dataset['index']), side };
}
