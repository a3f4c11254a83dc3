import { once } from 'node:events';
import net from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import type { EndpointId } from '../../../shared/model/ids';
import type { Framing } from '../../../shared/model/framing';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import { RawPeer } from '../fixtures/raw-peer';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (): WorkbenchDriver => (bench = new WorkbenchDriver());
afterEach(() => bench.shutdown());

const save = async (
  endpoint: EndpointId,
  rule: RuleText,
  place: 'list' | 'fallback' = 'list',
): Promise<RuleId> => (await bench.must('rules.save', { endpoint, id: null, place, rule })).id;
const window = (endpoint: EndpointId, from = 0, count = 100) =>
  bench.must('rules.window', { endpoint, from, count });

describe('the rules of an endpoint', () => {
  it('are saved, read page by page, moved and removed; the endpoint tells how many there are and how often they changed', async () => {
    make();
    const { id: endpoint } = await bench.must('client.add', {});
    const ids: RuleId[] = [];
    for (const name of ['a', 'b', 'c'])
      ids.push(await save(endpoint, ruleText({ by: 'any' }, [name], { name })));
    const fallback = await save(endpoint, ruleText({ by: 'any' }, ['else']), 'fallback');
    expect(await window(endpoint, 1, 1)).toMatchObject({
      total: 3,
      rules: [{ id: ids[1], name: 'b' }],
      fallback: { id: fallback },
    });
    await bench.must('rules.move', { endpoint, id: ids[2]!, to: 0 });
    expect((await window(endpoint)).rules.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
    await bench.must('rules.remove', { endpoint, ids: [ids[0]!, fallback] });
    expect(await window(endpoint)).toMatchObject({ total: 2, fallback: null });
    expect(await bench.client(endpoint)).toMatchObject({ rules: 2, rulesRevision: 6 });
    expect(await save(endpoint, ruleText({ by: 'any' }, []))).toBe(5);
  });

  it('are as they were after a change that is refused', async () => {
    make();
    const { id: endpoint } = await bench.must('server.add', {});
    const id = await save(endpoint, ruleText(when('equals', 'x'), ['y']));
    const before = await window(endpoint);
    const wrong = { endpoint, id, place: 'list', rule: ruleText(pattern('a(b'), []) } as const;
    expect(await bench.mustFail('rules.save', wrong)).toEqual({
      code: 'invalid_rule',
      details: {
        part: 'match',
        problem: expect.stringMatching(/^at character 2, this \( is never closed/) as string,
      },
    });
    const unknown = 9 as RuleId;
    const notFound = { code: 'not_found', details: { what: 'rule', id: 9 } };
    expect(await bench.mustFail('rules.move', { endpoint, id: unknown, to: 0 })).toEqual(notFound);
    expect(await bench.mustFail('rules.remove', { endpoint, ids: [id, unknown] })).toEqual(notFound);
    expect(await window(endpoint)).toEqual(before);
  });

  it('are given as far as they travel in one reply, and refused where they would not', async () => {
    make();
    const { id: endpoint } = await bench.must('client.add', {});
    const replies = (count: number) => Array<string>(count).fill('x'.repeat(MESSAGE_MAX_LENGTH));
    const large = await save(endpoint, ruleText({ by: 'any' }, replies(7)));
    const other = await save(endpoint, ruleText({ by: 'any' }, replies(7)));
    await save(endpoint, ruleText({ by: 'any' }, replies(7)), 'fallback');
    expect(await window(endpoint)).toMatchObject({ total: 2, rules: [{ id: large }] });
    expect(await window(endpoint, 1)).toMatchObject({ total: 2, rules: [{ id: other }] });
    const rule = ruleText({ by: 'any' }, replies(8));
    expect(await bench.mustFail('rules.save', { endpoint, id: large, place: 'list', rule })).toMatchObject({
      code: 'invalid_rule',
      details: { part: 'reply' },
    });
  });

  it('are those of one that is there', async () => {
    make();
    const endpoint = 7 as EndpointId;
    const notFound = { code: 'not_found', details: { what: 'endpoint', id: 7 } };
    expect(await bench.mustFail('rules.window', { endpoint, from: 0, count: 1 })).toEqual(notFound);
    expect(await bench.mustFail('rules.try', { endpoint, data: new Uint8Array(1) })).toEqual(notFound);
    expect(await bench.mustFail('rules.remove', { endpoint, ids: [1 as RuleId] })).toEqual(notFound);
  });
});

/** Messages and rules of few bytes, so that they often fit each other. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', '|'), minLength: 1, maxLength: 12 });
const condition = fc.oneof(
  fc.constant({ by: 'any' } as const),
  fc
    .tuple(fc.constantFrom('equals', 'contains', 'starts-with'), letters)
    .map(([by, source]) => when(by, source)),
  fc.constantFrom('^(a+)b', '(b)', '^$', '[^|]$').map(pattern),
);
const someRule = fc
  .record({
    condition,
    once: fc.boolean(),
    on: fc.boolean(),
    parts: fc.integer({ min: 0, max: 2 }),
    index: fc.nat(9),
  })
  .map(({ condition: fits, once, on, parts, index }) =>
    ruleText(
      fits,
      Array.from({ length: parts }, (_, part) => `<${index}.${part} $0>`),
      { once, on },
    ),
  );
const framing = fc.constantFrom<Framing>(
  { kind: 'none' },
  { kind: 'fixed', length: 3 },
  { kind: 'delimiter', mode: 'text', delimiter: '|', keep: false, most: 5 },
);

it('what a try tells is what a connection does', async () => {
  make();
  const { server, port } = await bench.listening('manual');
  await fc.assert(
    fc.asyncProperty(framing, fc.array(someRule, { maxLength: 5 }), letters, async (cut, texts, input) => {
      const { rules } = await window(server);
      if (rules.length > 0)
        await bench.must('rules.remove', { endpoint: server, ids: rules.map(({ id }) => id) });
      for (const rule of texts) await save(server, rule);
      await bench.must('server.configure', { server, responder: { kind: 'rules', framing: cut } });
      const { fired } = await bench.must('rules.try', { endpoint: server, data: Buffer.from(input) });

      const peer = new RawPeer(net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }));
      await once(peer.socket, 'connect');
      peer.socket.end(input);
      await peer.ended;
      const sent = fired.flatMap(({ reply }) => reply.map(({ data }) => Buffer.from(data).toString()));
      expect(peer.bytes.toString()).toBe(sent.join(''));
    }),
    { numRuns: 60 },
  );
});
