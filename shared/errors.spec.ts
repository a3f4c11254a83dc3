import { describe, expect, it } from 'vitest';
import { errorCodes, errorOf, fail, parleyError, succeed, type ErrorCode, type ErrorDetails } from './errors';
import { explain } from './explanations';

const target = { host: '::1', port: 8888 };
const name = 'Server 1';

/** Details of each code, as they might be. */
const samples: { readonly [C in ErrorCode]?: ErrorDetails<C> } & Record<string, unknown> = {
  invalid_request: { field: 'port', problem: 'is wrong' },
  invalid_port: { text: '80a' },
  invalid_host: { text: 'a b' },
  invalid_text: { position: 4 },
  port_in_use: target,
  port_not_allowed: target,
  address_not_available: { host: '192.0.2.1' },
  unknown_host: { host: 'nowhere.invalid' },
  connection_refused: target,
  connect_timeout: { ...target, ms: 10_000 },
  connect_cancelled: target,
  unreachable: target,
  already_running: { name },
  already_connected: { name },
  stopped_while_starting: { name },
  not_running: { name },
  not_connected: { name },
  no_connections: { name },
  endpoint_busy: { name },
  not_found: { what: 'connection', id: 3 },
  wrong_kind: { id: 1, wanted: 'server' },
  too_many_connections: { cap: 10_000 },
  too_many_endpoints: { cap: 200 },
  send_queue_full: { queued: 10, cap: 20 },
  record_dropped: { seq: 5 },
  invalid_criterion: { part: 'length', position: 4, problem: 'a number belongs here, not “4”' },
  record_damaged: { seq: 5 },
  invalid_pattern: { position: 3, problem: 'group 3 is not closed' },
  pattern_too_slow: { ms: 10_000 },
  too_many_filters: { cap: 8 },
  too_many_exports: { cap: 4 },
  too_many_captures: { cap: 8 },
  already_recording: { name },
  capture_in_use: { name: '2026-11-22T12-31-34' },
  capture_unreadable: { name: '2026-11-22T12-31-34', problem: 'it holds no records' },
  invalid_message: { position: 3, problem: '“\\x3” needs two hex digits' },
  invalid_framing: { part: 'delimiter', problem: '“0g” is no hex' },
  invalid_rule: { part: 'pattern', problem: 'group 3 is not closed' },
  invalid_range: { least: 5, most: 3 },
  invalid_peer: { text: '10.0.0.0/99' },
  peer_not_allowed: { host: '192.0.2.1' },
  idle_too_long: { ms: 10_000 },
  retries_used_up: { attempts: 3 },
  local_port_in_use: target,
  local_port_not_allowed: target,
  local_address_not_available: { host: target.host },
  not_answered: { what: 'OK', ms: 10_000 },
  frame_too_long: { most: 1_024 },
  too_many_framings: { cap: 8 },
  too_many_sendings: { cap: 64 },
  too_many_rules: { cap: 10_000 },
  too_many_saved: { cap: 20_000 },
  library_full: { cap: 32 },
  file_set_aside: { what: 'saved messages', file: '/data/library.broken.json', problem: 'it is empty' },
  file_not_saved: { what: 'saved messages', problem: 'the disk is full' },
  settings_in_use: { folder: '/data' },
  disk_full: { path: '/data' },
  not_writable: { path: '/data' },
  folder_gone: { path: '/data' },
  system_error: { syscall: 'listen', code: 'EIO' },
  internal: { incident: 'P1' },
};

describe.each(errorCodes)('%s', (code) => {
  const error = errorOf(code, (samples[code] ?? {}) as never);

  it('crosses a boundary with its own details, and with no others', () => {
    expect(parleyError.parse(error)).toEqual(error);
    expect(parleyError.safeParse({ code, details: { ...(error.details as object), extra: 1 } }).success).toBe(
      false,
    );
    expect(parleyError.safeParse({ code, details: null }).success).toBe(false);
  });

  it('is explained by a sentence and a next step', () => {
    const { sentence, next, action } = explain(error);
    for (const text of [sentence, next]) {
      expect(text).toMatch(/^\S.*\.$/);
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    }
    if (action !== undefined) expect(action.label).toMatch(/^[A-Z].*[^.]$/);
  });

  it('shows what it is about', () => {
    const { sentence, next } = explain(error);
    for (const [field, value] of Object.entries(error.details as Record<string, unknown>)) {
      const shown = field === 'ms' ? /10 s|10000 ms/ : String(value);
      if (shown instanceof RegExp) expect(sentence).toMatch(shown);
      else expect(`${sentence} ${next}`).toContain(shown);
    }
  });
});

describe('outcomes', () => {
  it('hold a value or an error', () => {
    expect(succeed(7)).toEqual({ ok: true, value: 7 });
    expect(fail('not_running', { name })).toEqual({
      ok: false,
      error: { code: 'not_running', details: { name } },
    });
  });

  it('name no code that is unknown', () => {
    for (const code of ['', 'nope', '__proto__', 'toString', null, 3]) {
      expect(parleyError.safeParse({ code, details: {} }).success).toBe(false);
    }
  });
});
