// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, vi } from 'vitest';
import { formatTime } from '../../../shared/bytes/format';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import type { RowLook } from '../reading/hex-layout';
import { LogRow } from './log-row';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const place = { seq: 4, at: 1_763_800_000_123_456, endpoint: 1 as EndpointId, connection: 3 as ConnectionId };
const nothing = new Uint8Array();
const look: RowLook = {
  ...{ form: 'text', encoding: 'utf-8', invisibles: true, lines: 1, columns: 100 },
  hex: { perLine: 8, hasText: true, hasOffset: false },
};

function chunk(kind: 'in' | 'out', text: string, length = text.length): Row {
  const preview = new TextEncoder().encode(text);
  return { kind, ...place, length, preview, before: nothing, after: nothing };
}

function draw(row: Row | undefined, side: Endpoint['kind'], show = vi.fn()): HTMLElement {
  const host = document.createElement('div');
  act(() =>
    createRoot(host).render(
      <LogRow
        id="row"
        index={7}
        slot={7}
        position={8}
        top={196}
        row={row}
        side={side}
        ranges={undefined}
        look={look}
        times={{ mode: 'absolute', origin: null }}
        unit="records"
        before={null}
        isSelected
        isCursor={false}
        onShowConnection={side === 'server' ? show : null}
      />,
    ),
  );
  const drawn = host.querySelector<HTMLElement>('[role="row"]');
  if (drawn === null) throw new Error('no row');
  return drawn;
}

describe('a row of the log', () => {
  it('holds time, direction, byte count and data as text', () => {
    const row = draw(chunk('in', 'hello\n'), 'client');
    expect(row.textContent).toMatch(/received 6 bytes\s+hello␊/);
    expect(row.textContent).toContain(formatTime(place.at));
    expect(row.querySelector('[title]')?.getAttribute('title')).toMatch(/\.123456$/);
    expect(row.getAttribute('aria-rowindex')).toBe('8');
    expect(row.getAttribute('aria-selected')).toBe('true');
  });

  it('says that this side sent it, and counts all of a cut preview', () => {
    const row = draw(chunk('out', 'abc', 100_000), 'client');
    expect(row.textContent).toContain('sent 100,000 bytes');
    expect(row.textContent).toMatch(/abc…$/);
  });

  it('names the connection in a server, and shows only that one when its number is pressed', () => {
    const show = vi.fn();
    const chip = draw(chunk('in', 'x'), 'server', show).querySelector('button');
    expect(chip?.textContent).toBe('#3');
    expect(chip?.getAttribute('aria-label')).toBe('Show only connection #3');
    expect(chip?.tabIndex).toBe(-1);
    act(() => chip?.click());
    expect(show).toHaveBeenCalledWith(3);
    expect(draw(chunk('in', 'x'), 'client').querySelector('button')).toBeNull();
  });

  it('isolates hostile text and shows it as text only', () => {
    const row = draw(chunk('in', '<b>\u202Eevil</b>'), 'client');
    expect(row.querySelector('b')).toBeNull();
    expect(row.querySelector('bdi')?.textContent).toBe('<b>RLOevil</b>');
  });

  it('tells an event in words', () => {
    expect(draw({ kind: 'reset', ...place, by: 'peer' }, 'server').textContent).toContain(
      '#3: reset by the peer (RST)',
    );
  });

  it('keeps its height and says that it is loading while it is not here', () => {
    expect(draw(undefined, 'server').querySelector('[role="gridcell"]')?.getAttribute('aria-label')).toBe(
      'Loading',
    );
  });
});
