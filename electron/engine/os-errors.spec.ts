import { describe, expect, it } from 'vitest';
import type { ParleyError } from '../../shared/errors';
import { osError, type Attempt } from './os-errors';

const target = { host: 'h.example', port: 81 };
const attempts: Record<Attempt['doing'], Attempt> = {
  listen: { doing: 'listen', ...target },
  dial: { doing: 'dial', ...target, ms: 10_000, local: { host: null, port: null } },
  bind: { doing: 'bind', ...target },
  stream: { doing: 'stream' },
};
const refusal = (code: string, syscall = 'call'): Error =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

describe('osError', () => {
  it.each<[Attempt['doing'], string, ParleyError['code'], object]>([
    ['listen', 'EADDRINUSE', 'port_in_use', target],
    ['listen', 'EACCES', 'port_not_allowed', target],
    ['listen', 'EPERM', 'port_not_allowed', target],
    ['listen', 'EADDRNOTAVAIL', 'address_not_available', { host: target.host }],
    ['listen', 'EAFNOSUPPORT', 'address_not_available', { host: target.host }],
    ['listen', 'EINVAL', 'address_not_available', { host: target.host }],
    ['listen', 'ENOTFOUND', 'unknown_host', { host: target.host }],
    ['listen', 'EAI_AGAIN', 'unknown_host', { host: target.host }],
    ['listen', 'EMFILE', 'too_many_open_files', {}],
    ['dial', 'ECONNREFUSED', 'connection_refused', target],
    ['dial', 'ETIMEDOUT', 'connect_timeout', { ...target, ms: 10_000 }],
    ['dial', 'ENOTFOUND', 'unknown_host', { host: target.host }],
    ['dial', 'EAI_AGAIN', 'unknown_host', { host: target.host }],
    ['dial', 'EHOSTUNREACH', 'unreachable', target],
    ['dial', 'ENETUNREACH', 'unreachable', target],
    ['dial', 'EADDRNOTAVAIL', 'unreachable', target],
    ['dial', 'EINVAL', 'unreachable', target],
    ['dial', 'ECONNRESET', 'connection_reset', {}],
    ['dial', 'ENFILE', 'too_many_open_files', {}],
    ['stream', 'ECONNRESET', 'connection_reset', {}],
    ['stream', 'ECONNABORTED', 'connection_reset', {}],
    ['stream', 'EPIPE', 'peer_closed', {}],
    ['stream', 'ETIMEDOUT', 'connection_timed_out', {}],
    ['stream', 'EHOSTUNREACH', 'connection_timed_out', {}],
    ['stream', 'EIO', 'system_error', { syscall: 'call', code: 'EIO' }],
    ['listen', 'toString', 'system_error', { syscall: 'call', code: 'toString' }],
  ])('while doing %s, %s is %s', (doing, errno, code, details) => {
    expect(osError(refusal(errno), attempts[doing])).toEqual({ code, details });
  });

  it.each<[string, string, ParleyError]>([
    ['bind', 'EADDRINUSE', { code: 'local_port_in_use', details: { host: '10.0.0.9', port: 99 } }],
    ['bind', 'EADDRNOTAVAIL', { code: 'local_address_not_available', details: { host: '10.0.0.9' } }],
    ['bind', 'EACCES', { code: 'local_port_not_allowed', details: { host: '10.0.0.9', port: 99 } }],
    ['connect', 'EADDRNOTAVAIL', { code: 'local_port_in_use', details: { host: '10.0.0.9', port: 99 } }],
    ['connect', 'ECONNREFUSED', { code: 'connection_refused', details: target }],
  ])('tells what is wrong with the local end of a dial: %s %s', (syscall, errno, error) => {
    const local = { host: '10.0.0.9', port: 99 };
    expect(osError(refusal(errno, syscall), { doing: 'dial', ...target, ms: 1, local })).toEqual(error);
  });

  it.each([
    [['ENETUNREACH', 'ECONNREFUSED'], 'connection_refused'],
    [['ETIMEDOUT', 'ENETUNREACH'], 'connect_timeout'],
    [['EIO', 'ENETUNREACH'], 'unreachable'],
    [['EMFILE', 'ECONNREFUSED'], 'too_many_open_files'],
    [['EIO', 'EIO'], 'system_error'],
  ])('of several addresses that failed with %j it tells %s', (errnos, code) => {
    const cause = new AggregateError(errnos.map((errno) => refusal(errno)));
    expect(osError(cause, attempts.dial).code).toBe(code);
  });

  it.each([[null], ['text'], [new Error('no code')], [{ code: 5, syscall: 7 }], [new AggregateError([])]])(
    'makes something of %s',
    (cause) => {
      expect(osError(cause, attempts.dial)).toEqual({
        code: 'system_error',
        details: { syscall: 'dial', code: 'UNKNOWN' },
      });
    },
  );
});
