import { STATUS_CODES } from 'node:http';
import { contentTypeOf } from '../../shared/assets';
import { contentSecurityPolicy } from '../../shared/csp';
import type { Decision } from './entrance';
import { refusals, type Refusal, type RefusalCode } from './refusals';
import type { WindowFiles } from './window-files';

/** A whole HTTP answer. `body` is left out on the wire for HEAD, its length is not. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Headers of every answer, refusals included. No CORS header ever: no other origin may read anything. `no-store`: over
 * loopback a cache gains nothing, and the browser's disk keeps nothing of a run.
 */
export const alwaysHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentSecurityPolicy("'self'"),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** What the answers need to know of their host. */
export interface AnswerContext {
  readonly files: WindowFiles;
  readonly cookieName: string;
  readonly token: string;
}

/** The answer to a plain request that was decided. */
export function answerTo(
  decision: Exclude<Decision, { kind: 'socket' | 'export' }>,
  context: AnswerContext,
): Answer {
  switch (decision.kind) {
    case 'refused':
      return refusalAnswer(decision.why);
    case 'welcome':
      return answer(303, { Location: '/', 'Set-Cookie': cookie(context) });
    case 'alive':
      return answer(204, {});
    case 'asset': {
      const body = context.files.get(decision.name);
      const type = contentTypeOf(decision.name);
      return body === undefined || type === null
        ? refusalAnswer('not-found')
        : answer(200, { 'Content-Type': type }, body);
    }
  }
}

/** The answer that says why a request is refused, as a page for a person. */
export function refusalAnswer(why: RefusalCode): Answer {
  const refusal: Refusal = refusals[why];
  const extra: Record<string, string> = {};
  if (refusal.status === 405) extra['Allow'] = 'GET, HEAD';
  if (refusal.status === 426) extra['Upgrade'] = 'websocket';
  return answer(
    refusal.status,
    { ...extra, 'Content-Type': 'text/html; charset=utf-8' },
    new TextEncoder().encode(page(refusal)),
  );
}

/** The bytes of an answer on a bare socket: refused upgrades have no response object. The connection ends with it. */
export function rawAnswer({ status, headers, body }: Answer): Uint8Array {
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function answer(
  status: number,
  headers: Record<string, string>,
  body: Uint8Array = new Uint8Array(),
): Answer {
  // RFC 9110 §8.6: a 204 has no Content-Length.
  const length = status === 204 ? {} : { 'Content-Length': String(body.length) };
  return { status, headers: { ...alwaysHeaders, ...headers, ...length }, body };
}

/** Lives as long as the browser's session; not `Secure`, because loopback is reached over plain HTTP. */
function cookie({ cookieName, token }: AnswerContext): string {
  return `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
}

function page({ sentence, next }: Refusal): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Parley</title>
</head>
<body>
<main>
<h1>Parley</h1>
<p>${sentence}</p>
<p>${next}</p>
</main>
</body>
</html>
`;
}
