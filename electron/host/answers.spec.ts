import { describe, expect, it } from 'vitest';
import { answerTo, rawAnswer, refusalAnswer, type AnswerContext } from './answers';
import type { Decision } from './entrance';
import { refusals, type RefusalCode } from './refusals';

const script = new TextEncoder().encode('1');
const context: AnswerContext = {
  files: new Map([
    ['index.html', new Uint8Array()],
    ['assets/a.js', script],
  ]),
  cookieName: 'parley-4711',
  token: 'token',
};
const codes = Object.keys(refusals) as RefusalCode[];
const decisions: Exclude<Decision, { kind: 'socket' | 'export' }>[] = [
  { kind: 'welcome' },
  { kind: 'alive' },
  { kind: 'asset', name: 'index.html' },
  ...codes.map((why) => ({ kind: 'refused' as const, why })),
];

describe('every answer', () => {
  it.each(decisions)('carries the guarding headers and no CORS header: $kind $why', (decision) => {
    const { headers } = answerTo(decision, context);
    expect(headers).toMatchObject({
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    });
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'; script-src 'self'");
    expect(Object.keys(headers).filter((name) => /^access-control-/i.test(name))).toEqual([]);
  });
});

describe('answerTo', () => {
  it('sets a cookie that no script reads and no other site sends, and takes the key out of the address bar', () => {
    const { status, headers, body } = answerTo({ kind: 'welcome' }, context);
    expect(status).toBe(303);
    expect(headers['Location']).toBe('/');
    expect(headers['Set-Cookie']).toBe('parley-4711=token; HttpOnly; SameSite=Strict; Path=/');
    expect(body).toHaveLength(0);
  });

  it('serves a file with its type and length', () => {
    const { status, headers, body } = answerTo({ kind: 'asset', name: 'assets/a.js' }, context);
    expect(status).toBe(200);
    expect(headers['Content-Type']).toBe('text/javascript; charset=utf-8');
    expect(headers['Content-Length']).toBe('1');
    expect(body).toBe(script);
  });

  it('finds no file that was not read', () => {
    expect(answerTo({ kind: 'asset', name: 'assets/b.js' }, context).status).toBe(404);
  });

  it('answers the sign of life with nothing', () => {
    const { status, headers, body } = answerTo({ kind: 'alive' }, context);
    expect([status, headers['Content-Length'], body.length]).toEqual([204, undefined, 0]);
  });
});

describe('refusalAnswer', () => {
  it.each(codes)('says in words what to do: %s', (why) => {
    const { status, headers, body } = refusalAnswer(why);
    const text = new TextDecoder().decode(body);
    expect(status).toBe(refusals[why].status);
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect(headers['Content-Length']).toBe(String(body.length));
    expect(text).toContain(refusals[why].sentence);
    expect(text).toContain(refusals[why].next);
    expect(text).not.toMatch(/<style|style=|<script/);
  });

  it('names what is allowed instead (RFC 9110 §15.5.6, §15.5.22)', () => {
    expect(refusalAnswer('unsafe-method').headers['Allow']).toBe('GET, HEAD');
    expect(refusalAnswer('upgrade-needed').headers['Upgrade']).toBe('websocket');
  });
});

describe('rawAnswer', () => {
  it('is a whole HTTP/1.1 answer that ends the connection', () => {
    const text = new TextDecoder().decode(rawAnswer(refusalAnswer('no-key')));
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toBe('HTTP/1.1 401 Unauthorized');
    expect(head).toContain('\r\nConnection: close');
    expect(head).toContain(`\r\nContent-Length: ${new TextEncoder().encode(body).length}`);
  });
});
