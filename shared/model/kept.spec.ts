import { describe, expect, it } from 'vitest';
import { CAPTURE_MAX_DISK_BYTES, CAPTURE_MIN_DISK_BYTES, MAX_ENDPOINTS } from '../limits';
import {
  emptyMessage,
  openAccess,
  plainComposing,
  plainDialing,
  plainReading,
  promptAnswering,
} from './defaults';
import { keptCaptures, keptHistory, keptLibrary, keptWorkbench } from './kept';

const rule = {
  id: 1,
  name: '',
  on: true,
  when: { by: 'any' },
  reply: [{ delayMs: 0, message: emptyMessage }],
  then: 'stay',
  once: false,
};
const common = {
  host: '127.0.0.1',
  port: 8888,
  responder: { kind: 'echo' },
  answering: promptAnswering,
  composing: plainComposing,
  reading: plainReading,
  rules: { rules: [rule], fallback: { ...rule, id: 2 }, nextId: 3 },
};
const server = { kind: 'server', id: 1, name: 'Server 1', ...common, access: openAccess };
const client = { kind: 'client', id: 2, name: 'Client 1', ...common, dialing: plainDialing };
const entry = { id: 1, name: 'ping', tags: ['a'], content: { kind: 'message', message: emptyMessage } };

const benchOf = (...endpoints: object[]): boolean =>
  keptWorkbench.safeParse({ lastId: 2, endpoints }).success;

describe('a kept workbench', () => {
  it('has servers and clients with all of their settings', () => {
    expect(benchOf()).toBe(true);
    expect(benchOf(server, client)).toBe(true);
  });

  it.each<[string, object]>([
    ['a setting that is missing', { ...server, reading: undefined }],
    ['a setting that nobody knows', { ...server, colour: 'red' }],
    ['a port that is none', { ...server, port: 70_000 }],
    ['a client that dials port 0', { ...client, port: 0 }],
    ['a server that dials', { ...server, dialing: plainDialing }],
    ['two rules with one number', { ...server, rules: { ...common.rules, rules: [rule, rule] } }],
    ['a name that cannot be seen', { ...server, name: ' ' }],
  ])('has no endpoint with %s', (_, endpoint) => {
    expect(benchOf(endpoint)).toBe(false);
  });

  it('has no two endpoints with one number, and not more than a workbench may', () => {
    expect(benchOf(server, { ...client, id: 1 })).toBe(false);
    const many = Array.from({ length: MAX_ENDPOINTS + 1 }, (_, i) => ({ ...server, id: i + 1 }));
    expect(benchOf(...many)).toBe(false);
    expect(benchOf(...many.slice(1))).toBe(true);
  });
});

it('a kept library has entries with numbers of their own', () => {
  expect(keptLibrary.safeParse({ lastId: 1, saved: [entry] }).success).toBe(true);
  expect(keptLibrary.safeParse({ lastId: 1, saved: [entry, entry] }).success).toBe(false);
  expect(keptLibrary.safeParse({ lastId: 1, saved: [{ ...entry, name: '' }] }).success).toBe(false);
});

it('a kept history has messages by endpoint', () => {
  const endpoints = [{ endpoint: 1, messages: [emptyMessage] }];
  expect(keptHistory.safeParse({ endpoints }).success).toBe(true);
  expect(keptHistory.safeParse({ endpoints: [{ endpoint: 0, messages: [] }] }).success).toBe(false);
});

it.each([
  [CAPTURE_MIN_DISK_BYTES, true],
  [CAPTURE_MAX_DISK_BYTES, true],
  [CAPTURE_MIN_DISK_BYTES - 1, false],
  [CAPTURE_MAX_DISK_BYTES + 1, false],
  [CAPTURE_MIN_DISK_BYTES + 0.5, false],
])('a kept limit of captures is one that may be set: %d', (maxBytes, may) => {
  expect(keptCaptures.safeParse({ maxBytes }).success).toBe(may);
});
