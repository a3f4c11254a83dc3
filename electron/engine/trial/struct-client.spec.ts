import { createHash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import type { Framing } from '../../../shared/model/framing';
import type { Message } from '../../../shared/model/message';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import { isChunk } from '../../../shared/model/row';
import { framedRows, wholeBytes } from './framed-rows';
import { serveAnswers } from '../fixtures/answering-bench';
import { pattern, ruleText } from '../fixtures/answers';
import { runPython } from '../fixtures/python';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

const COUNT = 300;

let bench: WorkbenchDriver;
afterEach(() => bench.shutdown());

const sum = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

it.each([
  ['!I', { width: 4, order: 'big' }, '<00 00 00 0a>ok, $1'],
  ['<H', { width: 2, order: 'little' }, '<0a 00>ok, $1'],
  ['<Q', { width: 8, order: 'little' }, '<0a 00 00 00 00 00 00 00>ok, $1'],
] as const)(
  'a Python client with struct.pack(%j, …) is answered once for each message, and its messages are the frames',
  async (form, field, source) => {
    bench = new WorkbenchDriver();
    const framing: Framing = { kind: 'length', ...field, offset: 0, counts: 'rest', most: 10_000 };
    const message: Message = { mode: 'mixed', source, encoding: 'utf-8', ending: 'none' };
    const rule = ruleText(pattern('^(?s:.{2,8})id=(\\d{6});'), []);
    const { server, port } = await serveAnswers(bench, {
      responder: { kind: 'rules', framing },
      rules: [{ ...rule, reply: [{ delayMs: 0, message }] }],
    });
    const program = runPython('struct_client', String(port), form, String(COUNT));
    for (let number = 0; number < COUNT; number += 1)
      expect(await program.line()).toBe(`ok, ${String(number).padStart(6, '0')}`);
    expect(await program.line()).toBe("rest b''");
    const wanted = await program.line();
    expect(await program.end()).toEqual({ code: 0, stderr: '' });

    const rows = await bench.untilRow(server, 'closed');
    expect(rows.filter(({ kind }) => kind === 'rule')).toHaveLength(COUNT);
    const view = { capture: LIVE_CAPTURE, endpoint: server, connection: null };
    const { capture } = await bench.must('framing.open', { ...view, framing });
    const frames = (await framedRows(bench, capture, server)).filter((row) => row.kind === 'in');
    expect(frames).toHaveLength(COUNT);
    expect(frames.every((row) => isChunk(row) && row.frame?.fault === null)).toBe(true);
    const digests: Buffer[] = [];
    for (const { seq, length } of frames) digests.push(sum(await wholeBytes(bench, capture, seq, length)));
    expect(sum(Buffer.concat(digests)).toString('hex')).toBe(wanted);
  },
);
