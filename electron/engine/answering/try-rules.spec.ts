import { describe, expect, it } from 'vitest';
import { framerOf } from '../../../shared/framing/create-framer';
import { TRY_MAX_MESSAGES } from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Framing } from '../../../shared/model/framing';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import { createSurroundings } from '../surroundings';
import { RuleBook } from './rule-book';
import { tryRules } from './try-rules';

const byLine: Framing = { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: false, most: 100 };

function tried(framing: Framing, texts: readonly RuleText[], input: string) {
  const rules = texts.map((text, index) => ({ id: (index + 1) as RuleId, ...text }));
  const book = new RuleBook({ rules, fallback: null, nextId: 99, revision: 1 });
  const makeFramer = framerOf(framing);
  if (!makeFramer.ok) throw new Error('no framing');
  return tryRules(
    book.rules,
    makeFramer.value,
    Buffer.from(input, 'latin1'),
    createSurroundings(() => 0),
  );
}

it('tells what a chunk fires, and what goes out step by step', () => {
  const reply = [
    { delayMs: 5, message: ruleText({ by: 'any' }, ['got $1']).reply[0]!.message },
    { delayMs: 7, message: ruleText({ by: 'any' }, ['${counter}']).reply[0]!.message },
  ];
  expect(
    tried({ kind: 'none' }, [ruleText(pattern('get (\\w+)'), [], { reply, name: 'Get' })], 'get me'),
  ).toEqual([
    {
      start: 0,
      end: 6,
      rule: 1,
      name: 'Get',
      index: 0,
      reply: [
        { delayMs: 5, data: new Uint8Array(Buffer.from('got me')) },
        { delayMs: 7, data: new Uint8Array(Buffer.from('1')) },
      ],
      then: 'stay',
    },
  ]);
});

it('tells of each whole message where it is, of none that fires nothing, and of nothing behind an end', () => {
  const rules = [
    ruleText(when('equals', 'a'), ['A'], { once: true }),
    ruleText(when('equals', 'quit'), [], { then: 'close' }),
  ];
  const facts = tried(byLine, rules, 'a\na\nquit\na\nrest').map(({ start, end, index, then }) => [
    start,
    end,
    index,
    then,
  ]);
  expect(facts).toEqual([
    [0, 2, 0, 'stay'],
    [2, 4, null, 'stay'],
    [4, 9, 1, 'close'],
  ]);
  expect(tried(byLine, rules, 'a')).toEqual([]);
});

it('takes a pause behind the input for granted', () => {
  expect(
    tried({ kind: 'idle', ms: 50, most: 100 }, [ruleText(when('equals', 'ab'), [])], 'ab'),
  ).toMatchObject([{ start: 0, end: 2, index: 0 }]);
});

it('ends when there is more than anybody reads', () => {
  const rules = [ruleText({ by: 'any' }, [])];
  expect(tried({ kind: 'fixed', length: 1 }, rules, 'x'.repeat(5_000))).toHaveLength(TRY_MAX_MESSAGES);
  const large = [ruleText({ by: 'any' }, ['y'.repeat(60_000)])];
  expect(tried({ kind: 'fixed', length: 1 }, large, 'x'.repeat(5_000))).toHaveLength(18);
});

describe('the examples of docs/rules.md', () => {
  const sent = (framing: Framing, texts: readonly RuleText[], input: string) =>
    tried(framing, texts, input).map(({ reply }) =>
      reply.map(({ data }) => Buffer.from(data).toString('latin1')).join(''),
    );

  it('a device that speaks Modbus RTU', () => {
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
    const [read] = sent({ kind: 'none' }, rules, '\x01\x03\x00\x0a\x00\x01\xa4\x08');
    // The CRC of Modbus goes out with its low byte first (Modbus over Serial Line V1.02, 2.5.1.2).
    expect(Buffer.from(read ?? '', 'latin1').toString('hex')).toBe('010302002a399b');
    const [refused] = sent({ kind: 'none' }, rules, '\x01\x10\x00');
    expect(
      Buffer.from(refused ?? '', 'latin1')
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('018101');
  });

  it('a login', () => {
    const rules = [
      ruleText(pattern('^USER (?<who>\\w+)\\r?$'), ['331 Password for ${who}?\\r\\n']),
      ruleText(pattern('^PASS .'), ['230 Welcome.\\r\\n']),
      ruleText(when('starts-with', 'QUIT'), ['221 Bye.\\r\\n'], { then: 'close' }),
    ];
    expect(sent(byLine, rules, 'USER ada\r\nPASS secret\r\nQUIT\r\nUSER eve\n')).toEqual([
      '331 Password for ada?\r\n',
      '230 Welcome.\r\n',
      '221 Bye.\r\n',
    ]);
  });
});
