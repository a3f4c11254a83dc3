// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OVERSCAN_ROWS } from '../../../shared/limits';
import { placeAt, type Extent } from './geometry';
import { createScroller, positionFor, type Scroller } from './scroller';

const observed: ResizeObserverCallback[] = [];

/** A scroll container of 280 px that a spec scrolls as a user would; layout is played, for there is none here. */
function container(): {
  element: HTMLElement;
  scrollTo(top: number): void;
  /** Resizes, and lets the scroller hear of it. */
  resize(height: number): void;
  /** Resizes; the scroller has not heard of it yet. */
  grow(height: number): void;
} {
  const element = document.createElement('div');
  let height = 280;
  Object.defineProperty(element, 'clientHeight', { get: () => height });
  return {
    element,
    grow: (to) => void (height = to),
    scrollTo(top) {
      element.scrollTop = top;
      element.dispatchEvent(new Event('scroll'));
    },
    resize(to) {
      height = to;
      for (const hear of [...observed]) hear([], {} as ResizeObserver);
    },
  };
}

/** Draws a list of `total` rows of 28 px as the hook does. */
function draw(scroller: Scroller, total: number, first = 0): { extent: Extent; top: number } {
  const extent = { first, total, rowHeight: 28, viewport: scroller.current().height };
  const at = positionFor(extent, scroller.current());
  scroller.drawn(extent, at);
  return { extent, top: at.top };
}

beforeEach(() => {
  observed.length = 0;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: ResizeObserverCallback) {
        observed.push(callback);
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
});

afterEach(() => void vi.unstubAllGlobals());

describe('a list that follows its newest row', () => {
  let scroller: Scroller;
  let list: ReturnType<typeof container>;

  beforeEach(() => {
    scroller = createScroller('end');
    list = container();
    scroller.attach(list.element);
    draw(scroller, 100);
  });

  it('moves the container to the end as rows arrive', () => {
    expect(list.element.scrollTop).toBe(100 * 28 - 280);
    draw(scroller, 150);
    expect(list.element.scrollTop).toBe(150 * 28 - 280);
    expect(scroller.top()).toBe(150 * 28 - 280);
    expect(scroller.current().follow).toEqual({ kind: 'following' });
  });

  it('stops following when it is scrolled up, and counts from there', () => {
    list.scrollTo(1_000);
    expect(scroller.current().follow).toEqual({ kind: 'held', seen: 100 });
    draw(scroller, 180);
    expect(list.element.scrollTop).toBe(1_000);
    expect(scroller.current().follow).toEqual({ kind: 'held', seen: 100 });
  });

  it('follows again when it is scrolled to the end, or told to go there', () => {
    list.scrollTo(1_000);
    draw(scroller, 180);
    list.scrollTo(180 * 28 - 280);
    expect(scroller.current().follow.kind).toBe('following');
    list.scrollTo(1_000);
    scroller.toEnd();
    expect(draw(scroller, 200).top).toBe(200 * 28 - 280);
  });

  it('holds still while older rows are dropped above', () => {
    list.scrollTo(1_400);
    expect(draw(scroller, 300, 20).top).toBe(1_400);
    expect(list.element.scrollTop).toBe(1_400 - 20 * 28);
  });

  it('holds on command, and keeps the held row in view when the container becomes smaller', () => {
    scroller.hold(95);
    expect(scroller.current().follow).toEqual({ kind: 'held', seen: 100 });
    list.resize(112);
    expect(draw(scroller, 100).top).toBe(96 * 28 - 112);
    expect(scroller.current().follow.kind).toBe('held');
  });

  it('follows again when a larger container shows the newest row, once it holds no row any more', () => {
    scroller.hold(90);
    list.resize(112);
    draw(scroller, 100);
    list.resize(200);
    draw(scroller, 100);
    scroller.release();
    list.resize(300);
    expect(scroller.current().follow.kind).toBe('following');
  });

  it('holds a row on, in a container that becomes so large that the newest row is seen as well', () => {
    scroller.hold(95);
    list.resize(112);
    draw(scroller, 100);
    list.resize(300);
    expect(scroller.current().follow).toEqual({ kind: 'held', seen: 100 });
  });

  it.each(['hold', 'reveal', 'center'] as const)('keeps the row in view that was told of: %s', (command) => {
    list.scrollTo(1_400);
    draw(scroller, 100);
    scroller[command](58);
    draw(scroller, 100);
    list.resize(112);
    const { top } = draw(scroller, 100);
    expect(top).toBeLessThanOrEqual(58 * 28);
    expect(top + 112).toBeGreaterThanOrEqual(59 * 28);
  });

  it('is not taken for scrolled when the browser moves a resized container', () => {
    list.grow(560);
    list.scrollTo(100 * 28 - 560);
    expect(scroller.current().follow.kind).toBe('following');
  });

  it('reveals a row with the least movement', () => {
    list.scrollTo(1_400);
    draw(scroller, 100);
    scroller.reveal(10);
    expect(draw(scroller, 100).top).toBe(280);
  });

  it('brings a row that is not in view to the middle, and holds there even at the end', () => {
    scroller.center(50);
    expect(draw(scroller, 100).top).toBe(50 * 28 - 126);
    expect(scroller.current().follow.kind).toBe('held');
    scroller.center(53);
    expect(draw(scroller, 100).top).toBe(50 * 28 - 126);
    scroller.center(99);
    expect(draw(scroller, 100).top).toBe(90 * 28);
    expect(draw(scroller, 200).top).toBe(90 * 28);
  });

  it('goes with its rows when they get other indexes', () => {
    list.scrollTo(1_400);
    draw(scroller, 100);
    scroller.shift(400, 500);
    expect(draw(scroller, 500).top).toBe(450 * 28);
    expect(scroller.current().follow).toEqual({ kind: 'held', seen: 500 });
    scroller.shift(-445, 20);
    expect(draw(scroller, 20).top).toBe(5 * 28);
  });

  it('keeps the row that it holds in view when its rows got other indexes and its container another height', () => {
    scroller.hold(95);
    list.resize(112);
    draw(scroller, 100);
    scroller.shift(-89, 10);
    draw(scroller, 10);
    list.resize(84);
    expect(draw(scroller, 10).top).toBeLessThanOrEqual(6 * 28);
    list.resize(280);
    draw(scroller, 10);
    expect(scroller.current().follow.kind).toBe('held');
    scroller.shift(89, 120);
    draw(scroller, 120);
    list.resize(56);
    const { top } = draw(scroller, 120);
    expect(top).toBeLessThanOrEqual(95 * 28);
    expect(top + 56).toBeGreaterThanOrEqual(96 * 28);
  });

  it('hears nothing any more once it was let go', () => {
    const other = container();
    const release = scroller.attach(other.element);
    release();
    other.scrollTo(500);
    expect(scroller.current().follow.kind).toBe('following');
  });
});

describe('a list whose rows are not here yet', () => {
  let scroller: Scroller;
  let list: ReturnType<typeof container>;
  /** Draws what was waited for; `null` while nothing is. */
  let ready: (() => void) | null;
  let asked: (readonly [start: number, end: number])[];

  beforeEach(() => {
    asked = [];
    ready = null;
    scroller = createScroller('top', ({ start, end }, callback) => {
      asked.push([start, end]);
      ready = callback;
      return true;
    });
    list = container();
    scroller.attach(list.element);
    draw(scroller, 1_000);
  });

  it('is drawn where it was until they are, and then where it was scrolled to', () => {
    list.scrollTo(14_000);
    expect(asked).toEqual([[500 - OVERSCAN_ROWS, 510 + OVERSCAN_ROWS]]);
    const { at } = scroller.current();
    draw(scroller, 1_001);
    expect(scroller.current().at).toBe(at);
    expect(list.element.scrollTop).toBe(14_000);
    expect(scroller.top()).toBe(14_000);
    ready?.();
    expect(draw(scroller, 1_001).top).toBe(14_000);
  });

  it('draws only the last of several scrolls', () => {
    list.scrollTo(14_000);
    list.scrollTo(7_000);
    ready?.();
    expect(draw(scroller, 1_000).top).toBe(7_000);
  });

  it.each<[string, (scroller: Scroller) => void, number]>([
    ['a row is revealed', (each) => each.reveal(499), 499 * 28],
    ['a row is brought to the middle', (each) => each.center(505), 14_000],
    ['rows got other indexes', (each) => each.shift(-400, 600), 2_800],
  ])('goes on from where it was scrolled to when %s', (_what, command, top) => {
    list.scrollTo(14_000);
    command(scroller);
    expect(draw(scroller, 1_000).top).toBe(top);
    ready?.();
    expect(draw(scroller, 1_000).top).toBe(top);
  });

  it('stays where it was scrolled to when its container becomes smaller', () => {
    list.scrollTo(14_000);
    list.resize(140);
    expect(draw(scroller, 1_000).top).toBe(14_000);
    expect(list.element.scrollTop).toBe(14_000);
  });

  it('ceases to follow at once', () => {
    const following = createScroller('end', () => true);
    const other = container();
    following.attach(other.element);
    draw(following, 1_000);
    other.scrollTo(14_000);
    expect(following.current().follow.kind).toBe('held');
    expect(draw(following, 1_100).top).toBe(14_000);
  });
});

describe('a list whose rows become higher', () => {
  it('keeps the row that is seen first, or follows as before', () => {
    const scroller = createScroller('end');
    const list = container();
    scroller.attach(list.element);
    draw(scroller, 1_000);
    scroller.scale(2);
    expect(scroller.current().follow.kind).toBe('following');
    list.scrollTo(2_800);
    draw(scroller, 1_000);
    scroller.scale(2);
    const extent = { first: 0, total: 1_000, rowHeight: 56, viewport: 280 };
    expect(positionFor(extent, scroller.current()).top).toBe(5_600);
  });
});

describe('a list that starts at its first row', () => {
  it('never follows', () => {
    const scroller = createScroller('top');
    const list = container();
    scroller.attach(list.element);
    draw(scroller, 100);
    expect(list.element.scrollTop).toBe(0);
    list.scrollTo(100 * 28 - 280);
    draw(scroller, 150);
    expect(list.element.scrollTop).toBe(100 * 28 - 280);
  });
});

describe('a list taller than the tallest element', () => {
  it('puts the scroll bar to its share when scrolling ends', () => {
    const scroller = createScroller('top');
    const list = container();
    scroller.attach(list.element);
    draw(scroller, 10_000_000);
    list.scrollTo(8_000_000);
    const { extent } = draw(scroller, 10_000_000);
    for (let step = 1; step <= 50; step += 1) {
      list.scrollTo(8_000_000 + step * 100);
      draw(scroller, 10_000_000);
    }
    const { top } = draw(scroller, 10_000_000);
    list.element.dispatchEvent(new Event('scrollend'));
    expect(draw(scroller, 10_000_000).top).toBe(top);
    expect(list.element.scrollTop).toBeCloseTo(placeAt(extent, top).physical, 3);
  });
});
