import { EventEmitter } from 'node:events';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_CHANNEL } from '../../shared/channels';
import type { Handlers } from '../../shared/dispatch';
import { fail, succeed } from '../../shared/errors';
import { answerCalls } from './ipc';

const handle = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ ipcMain: { handle } }));

type Call = (event: Partial<IpcMainInvokeEvent>, method: unknown, params: unknown) => Promise<unknown>;

const frame = { origin: 'app://parley', parent: null, detached: false };
const segment = new Uint8Array(1_024).fill(9);
const snapshot = vi.fn();
const handlers = {
  'workbench.snapshot': snapshot,
  'rows.bytes': () => succeed({ bytes: segment.subarray(0, 4), total: 4 }),
} as unknown as Handlers;

function contents(id: number): WebContents {
  return Object.assign(new EventEmitter(), {
    id,
    send: vi.fn(),
    isDestroyed: () => false,
  }) as unknown as WebContents;
}

function setup() {
  const report = vi.fn();
  const open = vi.fn(() => ({ handlers, dispose: vi.fn() }));
  const window = contents(1);
  const calls = answerCalls({ open }, report);
  calls.admit(window);
  const call = handle.mock.calls[0]?.[1] as Call;
  const from = (sender: WebContents, senderFrame: unknown = frame) =>
    ({ sender, senderFrame }) as Partial<IpcMainInvokeEvent>;
  return { report, open, window, call, from };
}

const refused = fail('invalid_request', { field: 'sender', problem: 'is not the window of Parley' });

beforeEach(() => {
  handle.mockReset();
  snapshot.mockReset().mockReturnValue(succeed({ run: 'a' }));
});

describe('answerCalls', () => {
  it('listens on the one channel and answers the window', async () => {
    const { call, from, window } = setup();
    expect(handle.mock.calls.map(([channel]) => channel as string)).toEqual([CALL_CHANNEL]);
    expect(await call(from(window), 'workbench.snapshot', {})).toEqual(succeed({ run: 'a' }));
  });

  it('sends bytes without the segment they point into', async () => {
    const { call, from, window } = setup();
    const outcome = await call(from(window), 'rows.bytes', { capture: 0, seq: 0, offset: 0, length: 4 });
    const { bytes } = (outcome as { value: { bytes: Uint8Array } }).value;
    expect([...bytes]).toEqual([9, 9, 9, 9]);
    expect(bytes.buffer.byteLength).toBe(4);
  });

  it('refuses other contents, frames in the window, and frames that are gone', async () => {
    const { call, from, window, open } = setup();
    expect(await call(from(contents(2)), 'workbench.snapshot', {})).toEqual(refused);
    expect(await call(from(window, { ...frame, parent: frame }), 'workbench.snapshot', {})).toEqual(refused);
    expect(await call(from(window, { ...frame, origin: 'https://x' }), 'workbench.snapshot', {})).toEqual(
      refused,
    );
    expect(await call(from(window, null), 'workbench.snapshot', {})).toEqual(refused);
    expect(open).not.toHaveBeenCalled();
    expect(snapshot).not.toHaveBeenCalled();
  });

  it('refuses a window once it is destroyed', async () => {
    const { call, from, window } = setup();
    window.emit('destroyed');
    expect(await call(from(window), 'workbench.snapshot', {})).toEqual(refused);
  });

  it.each([
    ['nothing.known', {}],
    ['__proto__', {}],
    [null, {}],
    ['workbench.snapshot', { extra: 1 }],
    ['workbench.snapshot', undefined],
  ])('answers the bad request %j %j with a value', async (method, params) => {
    const { call, from, window } = setup();
    expect(await call(from(window), method, params)).toMatchObject({ error: { code: 'invalid_request' } });
  });

  it('turns a defect into an incident and never rejects', async () => {
    const { call, from, window, report } = setup();
    const defect = new Error('defect');
    snapshot.mockImplementation(() => {
      throw defect;
    });
    const outcome = await call(from(window), 'workbench.snapshot', {});
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(report).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'workbench.snapshot', defect);
  });
});
