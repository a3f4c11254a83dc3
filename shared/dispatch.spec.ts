import { describe, expect, it, vi } from 'vitest';
import { contract, methods, type Method, type Params } from './contract';
import { dispatch, type Handlers } from './dispatch';
import { fail, succeed, type Outcome } from './errors';
import {
  CAPTURE_MAX_DISK_BYTES,
  CAPTURE_MIN_DISK_BYTES,
  MAX_NAME_LENGTH,
  MESSAGE_MAX_LENGTH,
  PATTERN_MAX_LENGTH,
  RULES_PAGE,
  SEND_PIECE_BYTES,
  TRY_MAX_BYTES,
} from './limits';
import { openAccess, plainComposing, plainDialing, plainReading } from './model/defaults';

type Fields = Record<string, unknown>;

const view = { capture: 0, endpoint: 1, connection: null };
const criteria = { kinds: ['in'], connections: [1], length: null, time: null, pattern: null };

const message = { mode: 'text', encoding: 'utf-8', ending: 'none', source: 'ping' };
const match = { by: 'contains', content: { mode: 'text', source: 'pong', encoding: 'utf-8' } };
const target = { kind: 'connection', connection: 1 };
const rule = {
  name: 'Ping',
  on: true,
  when: match,
  reply: [{ delayMs: 0, message }],
  then: 'stay',
  once: false,
};
const saved = { name: 'Ping', tags: ['lab'], content: { kind: 'message', message } };
const answering = { delay: { least: 0, most: 10 }, bytesPerSecond: null, ending: null };

/** Parameters of each method that fit, with every field given. */
const fitting = {
  'workbench.snapshot': {},
  'server.add': { name: 'Lab', host: '::1', port: 0, responder: { kind: 'manual' } },
  'client.add': { name: 'Lab', host: 'localhost', port: 1 },
  'endpoint.rename': { endpoint: 1, name: 'Lab' },
  'endpoint.prefer': { endpoint: 1, composing: plainComposing, reading: plainReading },
  'endpoint.duplicate': { endpoint: 1 },
  'endpoint.remove': { endpoint: 1, force: false },
  'server.configure': {
    server: 1,
    host: '::1',
    port: 65_535,
    responder: { kind: 'echo' },
    answering,
    access: openAccess,
  },
  'client.configure': {
    client: 2,
    host: '::1',
    port: 80,
    responder: { kind: 'discard' },
    answering,
    dialing: plainDialing,
  },
  'server.start': { server: 1 },
  'server.stop': { server: 1 },
  'client.connect': { client: 2 },
  'client.disconnect': { client: 2 },
  'connection.send': { connection: 1, data: new Uint8Array(SEND_PIECE_BYTES) },
  'server.broadcast': { server: 1, data: new Uint8Array(1) },
  'connection.finish': { connection: 1 },
  'connection.close': { connection: 1 },
  'connection.reset': { connection: 2 ** 31 - 1 },
  'connections.window': { server: 1, scope: 'live', from: 0, count: 200 },
  'rows.window': { ...view, filter: 1, from: 0, count: 1 },
  'rows.locate': { ...view, filter: null, to: { kind: 'time', at: 1 } },
  'rows.bytes': { capture: 0, seq: 0, offset: 0, length: 65_536 },
  'filter.open': { ...view, criteria },
  'filter.status': { filter: 1 },
  'filter.marks': { filter: 1, seqs: [0, 1] },
  'filter.stop': { filter: 1 },
  'filter.close': { filter: 1 },
  'captures.list': {},
  'captures.open': { name: '2026-11-22T12-31-34-5f0c1a' },
  'captures.close': { capture: 1 },
  'captures.delete': { name: '2026-11-22T12-31-34-5f0c1a' },
  'captures.discard': {},
  'captures.configure': { maxBytes: CAPTURE_MIN_DISK_BYTES },
  'export.start': { ...view, filter: null, from: null, to: 7, format: { kind: 'raw', direction: 'in' } },
  'export.status': { export: 1 },
  'export.cancel': { export: 1 },
  'recording.start': { endpoint: 1, format: 'text', rotateBytes: null },
  'recording.stop': { endpoint: 1 },
  'framing.open': { ...view, framing: { kind: 'fixed', length: 4 } },
  'framing.status': { capture: 1 },
  'framing.of': { capture: 1, record: 0 },
  'framing.close': { capture: 1 },
  'sending.file': { target, name: 'a.bin', bytes: null, pace: { chunk: 1, bytesPerSecond: null } },
  'sending.piece': { sending: 1, data: new Uint8Array(1) },
  'sending.end': { sending: 1 },
  'sending.repeat': { target, name: '', message, repetition: { everyMs: 1, jitterMs: 0, count: null } },
  'sending.sequence': {
    target,
    name: 'Login',
    sequence: {
      steps: [{ delayMs: 0, message, expect: { match, withinMs: 1 } }],
      loops: null,
      stopOnError: true,
    },
  },
  'sending.pause': { sending: 1 },
  'sending.resume': { sending: 1 },
  'sending.stop': { sending: 1 },
  'sending.list': { endpoint: 1 },
  'sending.forget': { sending: 1 },
  'connection.expect': { connection: 1, data: new Uint8Array(1), expect: { match, withinMs: 1_000 } },
  'statistics.read': { endpoint: 1, connection: null, since: 0 },
  'rules.window': { endpoint: 1, from: 0, count: RULES_PAGE },
  'rules.save': { endpoint: 1, id: null, place: 'list', rule },
  'rules.move': { endpoint: 1, id: 1, to: 0 },
  'rules.remove': { endpoint: 1, ids: [1] },
  'rules.try': { endpoint: 1, data: new Uint8Array(0) },
  'library.find': { words: '', tag: null, from: 0, count: 200 },
  'library.save': { id: null, saved },
  'library.add': { saved: [saved] },
  'library.remove': { ids: [1, 2] },
  'history.read': { endpoint: 1 },
  'history.add': { endpoint: 1, message },
  'notice.ack': { revision: 0 },
} as unknown as { readonly [M in Method]: Params<M> & Fields };

const notWhole = [Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2 ** 53, -1, '1', true, {}, [], 10n];
const notAnId = [...notWhole, 0, 2 ** 31, null];
const polluted: unknown = JSON.parse('{"kind":"echo","__proto__":{"polluted":true}}');

/** For each field name of the contract: values that it must refuse. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  endpoint: notAnId,
  server: notAnId,
  client: notAnId,
  connection: notAnId,
  port: [...notWhole, 65_536, null],
  host: ['', 'h'.repeat(254), 7, null, ['localhost'], {}],
  name: ['', '   ', 'a\nb', 'a\u0000', '../x'.repeat(21), 7, null, ['Lab']],
  responder: ['echo', null, {}, { kind: 'constructor' }, { kind: 'echo', extra: 1 }, polluted],
  force: ['true', 1, null],
  data: [new Uint8Array(0), new Uint8Array(SEND_PIECE_BYTES + 1), 'text', [1, 2], { 0: 1, length: 1 }, null],
  capture: [...notWhole, 2 ** 31, null],
  filter: [...notWhole, 0],
  export: [...notWhole, 0, null],
  to: [...notWhole, { kind: 'seq', seq: 1 }, { kind: 'from' }, { kind: 'after', seq: -1 }],
  seqs: [[], [-1], ['0'], new Array(201).fill(0), null],
  criteria: [
    null,
    {},
    { ...criteria, kinds: [] },
    { ...criteria, kinds: ['damaged'] },
    { ...criteria, connections: [0] },
    { ...criteria, length: { least: -1, most: null } },
    { ...criteria, pattern: { kind: 'text', text: '', matchCase: true } },
    { ...criteria, pattern: { kind: 'text', text: 'x'.repeat(PATTERN_MAX_LENGTH + 1), matchCase: true } },
    { ...criteria, extra: 1 },
  ],
  maxBytes: [...notWhole, 0, CAPTURE_MIN_DISK_BYTES - 1, CAPTURE_MAX_DISK_BYTES + 1, null],
  format: ['pcap', null, {}, { kind: 'raw' }, { kind: 'raw', direction: 'both' }, { kind: 'text', extra: 1 }],
  rotateBytes: [...notWhole, 0, 1],
  scope: ['closed', '__proto__', null, 0],
  from: [...notWhole, null],
  count: [...notWhole, 0, 201, null],
  seq: [...notWhole, null],
  offset: [...notWhole, null],
  length: [...notWhole, 0, 65_537, null],
  revision: [...notWhole, null],
  answering: [null, {}, { ...answering, delay: { least: -1, most: 0 } }, { ...answering, extra: 1 }],
  access: [null, {}, { ...openAccess, connections: 0 }, { ...openAccess, greeting: 'hello' }],
  dialing: [null, {}, { ...plainDialing, localPort: 0 }, { ...plainDialing, retry: { firstMs: 10 } }],
  composing: [null, {}, { ...plainComposing, encoding: 'latin1' }, { ...plainComposing, mode: 'octal' }],
  reading: [null, {}, { ...plainReading, fontSize: 9 }, { ...plainReading, framing: { kind: 'lines' } }],
  framing: [null, {}, { kind: 'fixed', length: 0 }, { kind: 'idle', ms: 0, most: 1 }],
  record: [...notWhole, null],
  target: [null, {}, { kind: 'connection', connection: 0 }, { kind: 'all' }],
  bytes: notWhole,
  pace: [null, {}, { chunk: 0, bytesPerSecond: null }, { chunk: 1, bytesPerSecond: 0 }],
  sending: [...notWhole, 0, null],
  message: [
    null,
    'ping',
    {},
    { ...message, mode: 'octal' },
    { ...message, source: 'x'.repeat(MESSAGE_MAX_LENGTH + 1) },
  ],
  repetition: [
    null,
    { everyMs: 0, jitterMs: 0, count: null },
    { everyMs: 1, jitterMs: -1, count: null },
    { everyMs: 1, jitterMs: 0, count: 0 },
  ],
  sequence: [null, { steps: [], loops: null, stopOnError: true }, { steps: [{}], loops: 0 }],
  expect: [null, {}, { match, withinMs: 0 }, { match: { by: 'like' }, withinMs: 1 }],
  since: [...notWhole, null],
  id: [...notWhole, 0],
  place: ['top', null, 0],
  rule: [null, {}, { ...rule, then: 'leave' }, { ...rule, reply: [{ delayMs: -1, message }] }],
  ids: [[], [0], [1.5], null, 1],
  words: [null, 7, 'x'.repeat(MAX_NAME_LENGTH + 1)],
  tag: [7, 'x'.repeat(MAX_NAME_LENGTH + 1)],
  saved: [null, {}, [], [{ ...saved, name: '' }], { ...saved, content: { kind: 'file' } }],
};

/** Values that a field must refuse in one method, where its name means something else there. */
const wrongThere: Readonly<Record<string, readonly unknown[]>> = {
  'sending.file name': [7, null, 'x'.repeat(MAX_NAME_LENGTH + 1)],
  'sending.repeat name': [7, null, 'x'.repeat(MAX_NAME_LENGTH + 1)],
  'sending.sequence name': [7, null, 'x'.repeat(MAX_NAME_LENGTH + 1)],
  'rules.move id': [...notWhole, 0, null],
  'rules.try data': [new Uint8Array(TRY_MAX_BYTES + 1), 'text', null],
  'rules.window count': [...notWhole, 0, RULES_PAGE + 1, null],
};

/** Fields in which `null` means something in some methods, and in those methods. */
const views: readonly Method[] = [
  'rows.window',
  'rows.locate',
  'filter.open',
  'export.start',
  'framing.open',
];
const nullable: Readonly<Record<string, readonly Method[]>> = {
  endpoint: views,
  connection: [...views, 'statistics.read'],
  from: ['rows.window', 'export.start'],
};
/** Wrong values of a field as one method has it: `null` where it is wrong there, and for a capture's name all paths. */
function wrongFor(method: Method, field: string): readonly unknown[] {
  const values = wrongThere[`${method} ${field}`] ?? wrong[field] ?? [];
  const paths = ['../other', '/etc', 'a/b', '..', '.hidden', 'a\\b'];
  const isCapture = field === 'name' && method.startsWith('captures.');
  const fits = nullable[field]?.includes(method) === true;
  return [...values.filter((value) => !(fits && value === null)), ...(isCapture ? paths : [])];
}
const optional = (method: Method, field: string): boolean =>
  contract[method].params.safeParse(without(fitting[method], field)).success;
const without = (params: Fields, field: string): Fields =>
  Object.fromEntries(Object.entries(params).filter(([name]) => name !== field));
const unused = (): never => {
  throw new Error('a defect was reported');
};

/** Handlers that note what reached them and answer `outcome`. */
function spies(outcome: unknown = succeed({})): { handlers: Handlers; reached: ReturnType<typeof vi.fn> } {
  const reached = vi.fn(() => outcome);
  return {
    handlers: Object.fromEntries(methods.map((method) => [method, reached])) as unknown as Handlers,
    reached,
  };
}

async function refusal(method: unknown, params: unknown): Promise<{ field: string; problem: string }> {
  const { handlers, reached } = spies();
  const outcome = await dispatch(handlers, { method, params }, unused);
  expect(reached).not.toHaveBeenCalled();
  expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  return (outcome as Extract<Outcome<never>, { ok: false }>).error.details as {
    field: string;
    problem: string;
  };
}

describe.each(methods)('%s', (method) => {
  const params = fitting[method];
  const fields = Object.keys(params);

  it('is called with parameters that fit', async () => {
    const { handlers, reached } = spies();
    expect(await dispatch(handlers, { method, params }, unused)).toEqual({ ok: true, value: {} });
    expect(reached).toHaveBeenCalledExactlyOnceWith(params);
  });

  it.each([[undefined], [null], ['text'], [7], [[]], [true]])(
    'refuses %j as parameters',
    async (notParams) => {
      expect((await refusal(method, notParams)).field).toBe('params');
    },
  );

  it('refuses a field that is not its own', async () => {
    expect((await refusal(method, { ...params, extra: 1 })).field).toBe('extra');
    expect((await refusal(method, { ...params, constructor: 1 })).field).toBe('constructor');
  });

  it('refuses __proto__ as a field', async () => {
    const own = Object.defineProperty({ ...params }, '__proto__', {
      value: { polluted: true },
      enumerable: true,
    });
    expect((await refusal(method, own)).field).toBe('__proto__');
    const parsed: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
    expect((await refusal(method, parsed)).field).toBe('__proto__');
  });

  it.each(fields.filter((field) => !optional(method, field)))('needs %s', async (field) => {
    expect((await refusal(method, without(params, field))).field).toBe(field);
  });

  it.each(fields.flatMap((field) => wrongFor(method, field).map((_, index) => ({ field, index }))))(
    'refuses $field with wrong value $index',
    async ({ field, index }) => {
      const value = wrongFor(method, field)[index];
      expect((await refusal(method, { ...params, [field]: value })).field.split('.')[0]).toBe(field);
    },
  );

  it('has wrong values to try for every field', () => {
    expect(fields.filter((field) => wrong[field] === undefined)).toEqual([]);
    expect(fields.toSorted()).toEqual(Object.keys(contract[method].params.shape).toSorted());
  });
});

describe('dispatch', () => {
  it.each([
    ...[
      '',
      'server',
      'server.',
      'Server.start',
      'server.start ',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ],
    ...[
      7,
      Number.NaN,
      null,
      undefined,
      {},
      ['server.start'],
      Symbol('server.start'),
      new String('server.start'),
    ],
  ])('refuses %o as a method', async (method) => {
    expect((await refusal(method, {})).field).toBe('method');
  });

  it('hands over what a handler returns, success or failure, at once or later', async () => {
    const request = { method: 'server.start', params: { server: 1 } };
    for (const outcome of [succeed({ any: 1 }), fail('shutting_down', {})]) {
      expect(await dispatch(spies(outcome).handlers, request, unused)).toBe(outcome);
      expect(await dispatch(spies(Promise.resolve(outcome)).handlers, request, unused)).toBe(outcome);
    }
  });

  it('makes a defect an incident: the caller gets its number, the sink its cause', async () => {
    const cause = new Error('secret detail');
    const throwing = { ...spies().handlers, 'server.stop': () => Promise.reject(cause) };
    const request = { method: 'server.stop', params: { server: 1 } };
    const reports: unknown[][] = [];
    const outcomes = [];
    for (const handlers of [
      throwing,
      {
        ...throwing,
        'server.stop': () => {
          throw cause;
        },
      },
    ]) {
      outcomes.push(await dispatch(handlers, request, (...report) => reports.push(report)));
    }
    expect(JSON.stringify(outcomes)).not.toContain('secret');
    expect(reports).toEqual(
      outcomes.map((outcome) => [
        (outcome as { error: { details: { incident: string } } }).error.details.incident,
        'server.stop',
        cause,
      ]),
    );
    expect(new Set(reports.map(([incident]) => incident)).size).toBe(2);
  });
});
