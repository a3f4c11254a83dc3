import { describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { emptyMessage } from '../../../shared/model/defaults';
import type { ConnectionId } from '../../../shared/model/ids';
import { exampleSurroundings } from '../../ui/message-editor/example-surroundings';
import { prepare } from './prepare';
import type { Route } from './route';

const route: Route = {
  target: { kind: 'connection', connection: 1 as ConnectionId },
  send: () => Promise.resolve(succeed({})),
};
const away = fail('not_connected', { name: 'C' });

describe('prepare', () => {
  it('makes bytes of what was typed', () => {
    const message = { ...emptyMessage, source: 'a\\n', ending: 'nul' } as const;
    expect(prepare(message, succeed(route), exampleSurroundings)).toEqual({
      kind: 'ready',
      bytes: Uint8Array.of(0x61, 0x0a, 0),
      route,
    });
  });

  it('sends a line ending alone, but not nothing', () => {
    expect(prepare({ ...emptyMessage, ending: 'crlf' }, succeed(route), exampleSurroundings)).toMatchObject({
      kind: 'ready',
      bytes: Uint8Array.of(0x0d, 0x0a),
    });
    expect(prepare(emptyMessage, away, exampleSurroundings)).toEqual({ kind: 'empty' });
  });

  it('says what is wrong with the message before it says that nobody is there', () => {
    expect(prepare({ ...emptyMessage, mode: 'hex', source: '4' }, away, exampleSurroundings)).toMatchObject({
      kind: 'faulty',
      fault: { start: 0 },
      error: { code: 'invalid_message', details: { position: 0 } },
    });
  });

  it('takes no number of the counter for what is refused', () => {
    const count = vi.fn(() => 1);
    const message = { ...emptyMessage, source: '${counter}' };
    expect(prepare(message, away, { ...exampleSurroundings, count })).toMatchObject({ kind: 'refused' });
    expect(count).not.toHaveBeenCalled();
  });
});
