import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { clientNamed, serverNamed } from '../../state/stubs';
import { readSettings, shownSettings, untouched } from './settings-draft';

describe('shownSettings', () => {
  it('shows the settings of the endpoint until something is typed', () => {
    expect(shownSettings(clientNamed(1, 'C'), untouched)).toEqual({ host: '127.0.0.1', port: '8888' });
    expect(shownSettings(clientNamed(1, 'C'), { host: '', port: '80x' })).toEqual({ host: '', port: '80x' });
  });

  it('shows the port that a listening server really has', () => {
    const address = { host: '127.0.0.1', port: 40123 };
    const listening = {
      ...serverNamed(1, 'S'),
      port: 0,
      state: { kind: 'listening', address, since: 0 },
    } as const;
    expect(shownSettings(listening, { host: null, port: '9' }).port).toBe('40123');
  });
});

describe('readSettings', () => {
  it('reads what is valid', () => {
    expect(readSettings('client', { host: ' localhost ', port: '80' })).toEqual(
      succeed({ host: 'localhost', port: 80 }),
    );
  });

  it('lets only a server ask for a free port', () => {
    expect(readSettings('server', { host: '::1', port: '0' })).toEqual(succeed({ host: '::1', port: 0 }));
    expect(readSettings('client', { host: '::1', port: '0' })).toEqual(fail('invalid_port', { text: '0' }));
  });

  it('names the host before the port when both are wrong', () => {
    expect(readSettings('client', { host: 'a b', port: 'x' })).toEqual(fail('invalid_host', { text: 'a b' }));
    expect(readSettings('client', { host: 'ab', port: 'x' })).toEqual(fail('invalid_port', { text: 'x' }));
  });
});
