// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OVERSCAN_ROWS } from '../../../shared/limits';
import { createScroller, type Scroller } from './scroller';
import { VirtualGrid } from './virtual-grid';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

describe('virtual grid', () => {
  let root: Root;
  let scroller: Scroller;
  let cursor: number | null;
  let activated: number[];
  let ranges: [number, number, boolean][];
  const onRange = (start: number, end: number, isFollowing: boolean): void => {
    ranges.push([start, end, isFollowing]);
  };

  beforeEach(() => {
    const place = document.createElement('div');
    document.body.replaceChildren(place);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280);
    root = createRoot(place);
    scroller = createScroller('end');
    cursor = null;
    activated = [];
    ranges = [];
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.restoreAllMocks();
  });

  function draw(first: number, total: number, lead?: string): void {
    act(() =>
      root.render(
        <VirtualGrid
          label="Numbers"
          scroller={scroller}
          first={first}
          total={total}
          rowHeight={28}
          lead={lead}
          cursor={cursor}
          onCursor={(index) => {
            cursor = index;
            draw(first, total, lead);
          }}
          onActivate={(index) => void activated.push(index)}
          onEscape={() => undefined}
          onRange={onRange}
          renderRow={({ id, index, slot, position, top }) => (
            <div key={slot} role="row" id={id} aria-rowindex={position} data-index={index} style={{ top }}>
              <span role="gridcell">{index}</span>
              <button type="button" tabIndex={index === cursor ? 0 : -1}>
                Act
              </button>
            </div>
          )}
        />,
      ),
    );
  }

  function grid(): HTMLElement {
    const found = document.querySelector<HTMLElement>('[role="grid"]');
    if (found === null) throw new Error('no grid');
    return found;
  }

  function rows(): HTMLElement[] {
    return [...grid().querySelectorAll<HTMLElement>('[role="row"]')];
  }

  function press(key: string): void {
    act(
      () => void grid().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    );
  }

  it('says how many rows there are and draws only those in view', () => {
    draw(0, 100_000);
    expect(grid().getAttribute('aria-rowcount')).toBe('100000');
    expect(grid().getAttribute('aria-label')).toBe('Numbers');
    expect(rows().length).toBeLessThan(30);
    expect(rows().at(-1)?.getAttribute('aria-rowindex')).toBe('100000');
    expect(ranges.at(-1)).toEqual([100_000 - 10 - OVERSCAN_ROWS, 100_000, true]);
  });

  it('counts only the rows that still exist', () => {
    draw(60_000, 100_000);
    expect(grid().getAttribute('aria-rowcount')).toBe('40000');
    expect(rows().at(-1)?.getAttribute('aria-rowindex')).toBe('40000');
    expect(rows().at(-1)?.dataset['index']).toBe('99999');
  });

  it('moves its cursor by keys, names it, and brings it into view', () => {
    draw(0, 1_000);
    press('Home');
    expect(cursor).toBe(0);
    expect(ranges.at(-1)?.slice(0, 2)).toEqual([0, 10 + OVERSCAN_ROWS]);
    expect(
      document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.dataset['index'],
    ).toBe('0');
    press('PageDown');
    expect(cursor).toBe(9);
    press('Enter');
    expect(activated).toEqual([9]);
    press('End');
    expect(scroller.current().follow.kind).toBe('following');
  });

  it('takes a click on a row, but not one on a control inside of it', () => {
    draw(0, 5);
    act(() => rows()[2]?.querySelector('span')?.click());
    expect([cursor, activated]).toEqual([2, [2]]);
    act(() => rows()[3]?.querySelector('button')?.click());
    expect([cursor, activated]).toEqual([2, [2]]);
  });

  it('shows the line above its first row only there, and keeps rows where they are', () => {
    draw(500, 1_000, 'Older rows are gone');
    expect(grid().textContent).not.toContain('Older rows are gone');
    press('Home');
    expect(grid().textContent).toContain('Older rows are gone');
    expect(grid().getAttribute('aria-rowcount')).toBe('500');
  });

  it('keeps the elements of rows that stay in view, and uses all of them again after a jump', () => {
    draw(0, 1_000);
    const before = rows();
    draw(0, 1_005);
    expect(rows().filter((row) => before.includes(row))).toHaveLength(before.length - 5);
    const old = rows();
    draw(0, 500_000);
    expect(rows()).toEqual(old);
    expect(rows().at(-1)?.dataset['index']).toBe('499999');
  });

  it('takes the focus back when the control that has it leaves with its row', () => {
    draw(0, 1_000);
    act(() => rows().at(-1)?.querySelector('button')?.focus());
    expect(document.activeElement?.tagName).toBe('BUTTON');
    press('Home');
    expect(document.activeElement).toBe(grid());
  });
});
