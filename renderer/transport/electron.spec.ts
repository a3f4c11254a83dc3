import { describe, expect, it } from 'vitest';
import { createElectronTransport } from './electron';
import { pickTransport } from './pick';

describe('Electron transport', () => {
  it('passes calls and events through, and is ready from the start', async () => {
    let push: (event: 'notice', payload: unknown) => void = () => undefined;
    const transport = createElectronTransport({
      call: (method, params) => Promise.resolve({ method, params }),
      subscribe(listener) {
        push = listener;
        return () => (push = () => undefined);
      },
    });
    const seen: unknown[] = [];
    transport.watch((state) => seen.push(state.kind));
    const leave = transport.subscribe((event, payload) => seen.push([event, payload]));
    push('notice', 1);
    leave();
    push('notice', 2);
    expect(seen).toEqual(['ready', ['notice', 1]]);
    expect(await transport.call('server.start', { server: 1 })).toEqual({
      method: 'server.start',
      params: { server: 1 },
    });
  });

  it('is picked where the preload has put its bridge', async () => {
    const bridge = { call: () => Promise.resolve('bridge'), subscribe: () => () => undefined };
    expect(await pickTransport(bridge).call('workbench.snapshot', {})).toBe('bridge');
  });
});
