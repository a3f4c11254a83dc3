import type { Result } from '../../../shared/contract';
import type { sendingContract } from '../../../shared/contract/sending';
import type { Handlers } from '../../../shared/dispatch';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { sendable } from '../sendable';
import { expectAnswer, readyExpectation } from '../sending/expect-answer';
import { resolveTarget } from '../sending/resolve-target';
import type { SendingSession } from '../sending/sendings';
import type { Workbench } from '../workbench';

type SendingHandlers = Pick<Handlers, keyof typeof sendingContract>;

/** What sends by itself, what is expected, and what was measured. `own`: the files that this subscriber feeds. */
export function sendingHandlers(bench: Workbench, own: SendingSession): SendingHandlers {
  const { context } = bench;
  const { sendings } = context;
  return {
    'sending.file': (order) => {
      const to = resolveTarget(bench, order.target, 'now');
      return to.ok ? own.file(order, to.value) : to;
    },
    'sending.piece': ({ sending, data }) => own.piece(sending, data),
    'sending.end': ({ sending }) => own.end(sending),
    'sending.repeat': (order) => {
      const to = resolveTarget(bench, order.target, 'then');
      return to.ok ? sendings.repeat(order, to.value) : to;
    },
    'sending.sequence': (order) => {
      const to = resolveTarget(bench, order.target, 'then');
      return to.ok ? sendings.sequence(order, to.value) : to;
    },
    'sending.pause': ({ sending }) => sendings.pause(sending),
    'sending.resume': ({ sending }) => sendings.resume(sending),
    'sending.stop': ({ sending }) => sendings.stop(sending),
    'sending.list': ({ endpoint: id }) => {
      const found = bench.endpoint(id);
      return found.ok ? succeed({ sendings: sendings.list(id) }) : found;
    },
    'sending.forget': ({ sending }) => sendings.forget(sending),
    'connection.expect': async ({ connection, data, expect }) => {
      const ready = readyExpectation(expect);
      if (!ready.ok) return ready;
      const found = sendable(bench, connection);
      if (!found.ok) return found;
      const sent = expectAnswer(found.value, data, ready.value, context);
      return sent.ok ? succeed(await sent.value.answer) : sent;
    },
    'statistics.read': ({ endpoint, connection, since }) =>
      connection === null
        ? ofEndpoint(bench, endpoint, since)
        : ofConnection(bench, endpoint, connection, since),
  };
}

type Read = Outcome<Result<'statistics.read'>>;

function ofEndpoint(bench: Workbench, id: EndpointId, since: number): Read {
  const found = bench.endpoint(id);
  if (!found.ok) return found;
  const { bytesIn, bytesOut, queued } = found.value.snapshot();
  const { meters } = bench.context;
  return succeed({ bytesIn, bytesOut, queued, ...meters.measured(id), seconds: meters.seconds(id, since) });
}

function ofConnection(bench: Workbench, endpoint: EndpointId, id: ConnectionId, since: number): Read {
  const found = bench.connections.get(id);
  const last = found?.snapshot();
  if (found === undefined || last?.endpoint !== endpoint)
    return fail('not_found', { what: 'connection', id });
  const { bytesIn, bytesOut, queued } = last;
  const none = { bytesIn: [], bytesOut: [], recordsIn: [], recordsOut: [] };
  return succeed({
    bytesIn,
    bytesOut,
    queued,
    ...found.measured,
    seconds: { from: since, next: since, ...none },
  });
}
