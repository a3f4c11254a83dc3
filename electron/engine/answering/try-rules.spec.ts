import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framerOf } from '../../../shared/framing/create-framer';
import { TRY_MAX_MESSAGES, TRY_SHOWN_BYTES } from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Framing } from '../../../shared/model/framing';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import { createSurroundings } from '../surroundings';
import { FiringSearch } from './fire';
import { RuleBook } from './rule-book';
import { tryRules, type Trial } from './try-rules';
import { Turns } from './turns';

const byLine: Framing = { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: false, most: 100 };

function trialOf(framing: Framing, texts: readonly RuleText[], input: string, lookMs: () => number): Trial {
  const rules = texts.map((text, index) => ({ id: (index + 1) as RuleId, ...text }));
  const makeFramer = framerOf(framing);
  if (!makeFramer.ok) throw new Error('no framing');
  let now = 0;
  return {
    rules: new RuleBook({ rules, fallback: null, nextId: 99, revision: 1 }).rules,
    makeFramer: makeFramer.value,
    data: Buffer.from(input, 'latin1'),
    surroundings: createSurroundings(() => 0),
    clock: () => (now += lookMs() * 1_000),
    turns: new Turns(),
  };
}

const tried = (framing: Framing, texts: readonly RuleText[], input: string) =>
  tryRules(trialOf(framing, texts, input, () => 0));

it('tells what a chunk fires, and what goes out step by step', async () => {
  const reply = [
    { delayMs: 5, message: ruleText({ by: 'any' }, ['got $1']).reply[0]!.message },
    { delayMs: 7, message: ruleText({ by: 'any' }, ['${counter}']).reply[0]!.message },
  ];
  expect(
    await tried({ kind: 'none' }, [ruleText(pattern('get (\\w+)'), [], { reply, name: 'Get' })], 'get me'),
  ).toEqual([
    {
      start: 0,
      end: 6,
      rule: 1,
      name: 'Get',
      index: 0,
      reply: [
        { delayMs: 5, length: 6, data: new Uint8Array(Buffer.from('got me')) },
        { delayMs: 7, length: 1, data: new Uint8Array(Buffer.from('1')) },
      ],
      then: 'stay',
    },
  ]);
});

it('tells of each whole message where it is, of none that fires nothing, and of nothing behind an end', async () => {
  const rules = [
    ruleText(when('equals', 'a'), ['A'], { once: true }),
    ruleText(when('equals', 'quit'), [], { then: 'close' }),
  ];
  const fired = await tried(byLine, rules, 'a\na\nquit\na\nrest');
  expect(fired.map(({ start, end, index, then }) => [start, end, index, then])).toEqual([
    [0, 2, 0, 'stay'],
    [2, 4, null, 'stay'],
    [4, 9, 1, 'close'],
  ]);
  expect(await tried(byLine, rules, 'a')).toEqual([]);
});

it('shows the beginning of a reply, and tells how long it is', async () => {
  const [large] = await tried({ kind: 'none' }, [ruleText({ by: 'any' }, ['y'.repeat(60_000)])], 'x');
  expect(large?.reply).toMatchObject([{ length: 60_000 }]);
  expect(large?.reply[0]?.data).toHaveLength(TRY_SHOWN_BYTES);
});

it('takes a pause behind the input for granted', async () => {
  expect(
    await tried({ kind: 'idle', ms: 50, most: 100 }, [ruleText(when('equals', 'ab'), [])], 'ab'),
  ).toMatchObject([{ start: 0, end: 2, index: 0 }]);
});

it('ends when there is more than anybody reads', async () => {
  const rules = [ruleText({ by: 'any' }, [])];
  expect(await tried({ kind: 'fixed', length: 1 }, rules, 'x'.repeat(5_000))).toHaveLength(TRY_MAX_MESSAGES);
  const large = [ruleText({ by: 'any' }, ['y'.repeat(60_000)])];
  expect(await tried({ kind: 'fixed', length: 1 }, large, 'x'.repeat(5_000))).toHaveLength(18);
});

describe('rules that take long', () => {
  const many = Array.from({ length: 100 }, (_, index) => ruleText(pattern(`^${index}$`), [`<${index}>`]));
  const input = '99\nx\n50\n'.repeat(3);

  it('let everything else have its turn after a few of them', async () => {
    let looks = 0;
    const looksOfTurns: number[] = [];
    let state: 'trying' | 'done' = 'trying';
    const other = (): void => {
      looksOfTurns.push(looks);
      looks = 0;
      if (state === 'trying') setImmediate(other);
    };
    setImmediate(other);
    // Each look at the clock takes 2 ms.
    const trial = trialOf(byLine, many, input, () => ((looks += 1), 2));
    expect((await tryRules(trial)).map(({ index }) => index)).toEqual([
      99,
      null,
      50,
      99,
      null,
      50,
      99,
      null,
      50,
    ]);
    state = 'done';
    expect(looksOfTurns.length).toBeGreaterThan(100);
    // One at its begin, and three that take it beyond its 5 ms.
    expect(Math.max(...looksOfTurns)).toBeLessThanOrEqual(4);
  });

  it('take turns with those of another trial', async () => {
    const order: string[] = [];
    const long = trialOf(byLine, many, input, () => 2);
    const short = { ...trialOf(byLine, many, '0\n', () => 2), turns: long.turns };
    await Promise.all([
      tryRules(long).then(() => order.push('long')),
      tryRules(short).then(() => order.push('short')),
    ]);
    expect(order).toEqual(['short', 'long']);
    expect(long.turns.busy).toBe(false);
  });

  it('fire as they would without a pause, wherever a turn ends', async () => {
    const condition = fc.oneof(
      fc.constant({ by: 'any' } as const),
      fc.constantFrom('a', 'b', 'ab', 'ba').map((source) => when('contains', source)),
      fc.constantFrom('^(a+)b', '(b)', '[^b]$').map(pattern),
    );
    const rule = fc
      .tuple(condition, fc.boolean(), fc.boolean(), fc.constantFrom('stay', 'stay', 'stay', 'close'))
      .map(([fits, once, on, then]) => ruleText(fits, ['<$0 ${counter}>'], { once, on, then }));
    const lines = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), maxLength: 30 });
    const looks = fc.infiniteStream(fc.nat(6));
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { maxLength: 8 }), lines, looks, async (rules, text, took) => {
        const slow = trialOf(byLine, rules, text, () => took.next().value ?? 0);
        expect(await tryRules(slow)).toEqual(atOnce(trialOf(byLine, rules, text, () => 0)));
      }),
      { numRuns: 200 },
    );
  });
});

/** The same trial of lines without any turns, as plainly as it can be said. */
function atOnce({ rules, data, surroundings }: Trial): unknown[] {
  const fired: unknown[] = [];
  const spent = new Set<RuleId>();
  const text = Buffer.from(data).toString('latin1');
  let start = 0;
  for (let lf = text.indexOf('\n'); lf >= 0; lf = text.indexOf('\n', start)) {
    const search = new FiringSearch({ rules, message: data.subarray(start, lf), spent, surroundings });
    const firing = search.go(() => false);
    if (firing === 'unsure') throw new Error('no time was over');
    const rule = firing?.fired.rule;
    if (rule !== undefined) spent.add(rule.id);
    fired.push({
      start,
      end: lf + 1,
      rule: rule?.id ?? null,
      name: firing?.fired.name ?? '',
      index: firing?.index ?? null,
      reply: (firing?.reply ?? []).map((message) => ({ ...message, length: message.data.length })),
      then: rule?.then ?? 'stay',
    });
    if (rule !== undefined && rule.then !== 'stay') break;
    start = lf + 1;
  }
  return fired;
}

describe('the examples of docs/rules.md', () => {
  const sent = async (framing: Framing, texts: readonly RuleText[], input: string) =>
    (await tried(framing, texts, input)).map(({ reply }) =>
      reply.map(({ data }) => Buffer.from(data).toString('latin1')).join(''),
    );

  it('a device that speaks Modbus RTU', async () => {
    const hex = (source: string) => [
      { delayMs: 0, message: { ...emptyMessage, mode: 'hex' as const, source } },
    ];
    const rules = [
      ruleText(pattern('^(?P<unit>\\x01)\\x03(?s:.{6})$'), [], {
        reply: hex('${unit} 03 02 00 2a ${crc16modbus}'),
      }),
      ruleText(pattern('^(?P<unit>\\x01)(?P<function>(?s:.))'), [], {
        reply: hex('${unit} 81 01 ${crc16modbus}'),
      }),
    ];
    const [read] = await sent({ kind: 'none' }, rules, '\x01\x03\x00\x0a\x00\x01\xa4\x08');
    // The CRC of Modbus goes out with its low byte first (Modbus over Serial Line V1.02, 2.5.1.2).
    expect(Buffer.from(read ?? '', 'latin1').toString('hex')).toBe('010302002a399b');
    const [refused] = await sent({ kind: 'none' }, rules, '\x01\x10\x00');
    expect(
      Buffer.from(refused ?? '', 'latin1')
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('018101');
  });

  it('a login', async () => {
    const rules = [
      ruleText(pattern('^USER (?<who>\\w+)\\r?$'), ['331 Password for ${who}?\\r\\n']),
      ruleText(pattern('^PASS .'), ['230 Welcome.\\r\\n']),
      ruleText(when('starts-with', 'QUIT'), ['221 Bye.\\r\\n'], { then: 'close' }),
    ];
    expect(await sent(byLine, rules, 'USER ada\r\nPASS secret\r\nQUIT\r\nUSER eve\n')).toEqual([
      '331 Password for ada?\r\n',
      '230 Welcome.\r\n',
      '221 Bye.\r\n',
    ]);
  });
});
