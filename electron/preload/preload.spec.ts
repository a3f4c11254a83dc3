import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ParleyBridge } from '../../shared/bridge';
import { CALL_CHANNEL, NOTICE_CHANNEL } from '../../shared/channels';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(() => Promise.resolve('reply')), on: vi.fn(), removeListener: vi.fn() },
}));
vi.mock('electron', () => electron);

let bridge: ParleyBridge;
beforeAll(async () => {
  await import('./preload');
  bridge = electron.contextBridge.exposeInMainWorld.mock.calls[0]?.[1] as ParleyBridge;
});

describe('the preload', () => {
  it('exposes exactly two functions under one name', () => {
    expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledExactlyOnceWith('parley', bridge);
    expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['subscribe', 'function'],
    ]);
  });

  it('calls on the fixed channel alone', async () => {
    expect(await bridge.call('workbench.snapshot', { a: 1 })).toBe('reply');
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(CALL_CHANNEL, 'workbench.snapshot', {
      a: 1,
    });
  });

  it('passes events on without the IPC event, until unsubscribed', () => {
    const { ipcRenderer } = electron;
    const listener = vi.fn();
    const unsubscribe = bridge.subscribe(listener);
    const [channel, forward] = ipcRenderer.on.mock.calls[0] as [string, (...values: unknown[]) => void];
    expect(channel).toBe(NOTICE_CHANNEL);
    forward({ sender: 'secret' }, 'notice', { revision: 1 });
    expect(listener).toHaveBeenCalledExactlyOnceWith('notice', { revision: 1 });
    unsubscribe();
    expect(ipcRenderer.removeListener).toHaveBeenCalledExactlyOnceWith(NOTICE_CHANNEL, forward);
  });
});
