import { describe, expect, it, vi } from 'vitest';
import { contract, methods, type Method, type Params } from './contract';
import { dispatch, type Handlers } from './dispatch';
import { fail, succeed, type Outcome } from './errors';
import { SEND_PIECE_BYTES } from './limits';

type Fields = Record<string, unknown>;

/** Parameters of each method that fit, with every field given. */
const fitting = {
  'workbench.snapshot': {},
  'server.add': { name: 'Lab', host: '::1', port: 0, responder: { kind: 'manual' } },
  'client.add': { name: 'Lab', host: 'localhost', port: 1 },
  'endpoint.rename': { endpoint: 1, name: 'Lab' },
  'endpoint.duplicate': { endpoint: 1 },
  'endpoint.remove': { endpoint: 1, force: false },
  'server.configure': { server: 1, host: '::1', port: 65_535, responder: { kind: 'echo' } },
  'client.configure': { client: 2, host: '::1', port: 80 },
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
  'rows.window': { endpoint: 1, connection: null, from: 0, count: 1 },
  'rows.bytes': { seq: 0, offset: 0, length: 65_536 },
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
  connection: notAnId.filter((value) => value !== null),
  port: [...notWhole, 65_536, null],
  host: ['', 'h'.repeat(254), 7, null, ['localhost'], {}],
  name: ['', '   ', 'a\nb', 'a\u0000', 'n'.repeat(61), 7, null, ['Lab']],
  responder: ['echo', null, {}, { kind: 'constructor' }, { kind: 'echo', extra: 1 }, polluted],
  force: ['true', 1, null],
  data: [new Uint8Array(0), new Uint8Array(SEND_PIECE_BYTES + 1), 'text', [1, 2], { 0: 1, length: 1 }, null],
  scope: ['closed', '__proto__', null, 0],
  from: [...notWhole, null],
  count: [...notWhole, 0, 201, null],
  seq: [...notWhole, null],
  offset: [...notWhole, null],
  length: [...notWhole, 0, 65_537, null],
  revision: [...notWhole, null],
};

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

  it.each(fields.flatMap((field) => (wrong[field] ?? []).map((_, index) => ({ field, index }))))(
    'refuses $field with wrong value $index',
    async ({ field, index }) => {
      const value = wrong[field]?.[index];
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
