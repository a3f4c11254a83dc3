import type { RawData, WebSocket } from 'ws';
import { dispatch, type IncidentSink } from '../../shared/dispatch';
import { decodeRequest, encodeWire, requestIdOf, type WireMessage } from '../../shared/envelope';
import { fail, type Outcome } from '../../shared/errors';
import { WIRE_BACKLOG_BYTES, WIRE_MAX_CALLS } from '../../shared/limits';
import type { Engine } from '../engine/engine';

/** The part of the engine that a page gets to. */
export type SessionSource = Pick<Engine, 'open'>;

/** Close codes of RFC 6455 §7.4.1 and its IANA registry. */
const closeCodes = { textFrame: 1003, malformed: 1007, defect: 1011, tryLater: 1013 } as const;

const notARequest = fail('invalid_request', {
  field: 'request',
  problem: 'must hold id, method and params, and nothing else',
});

/**
 * Serves one page over its WebSocket until it closes: calls in, outcomes and notices out.
 * While WIRE_MAX_CALLS calls wait, nothing more is read from the page: a burst of quick calls then only waits its turn,
 * where an error would refuse what would have worked a moment later; TCP holds the rest back. A page whose calls all
 * wait for stuck peers misses its own sign of life and comes back on a new socket.
 */
export function serveWire(socket: WebSocket, engine: SessionSource, report: IncidentSink): void {
  let waiting = 0;

  const send = (message: WireMessage): void => {
    if (socket.readyState !== socket.OPEN) return;
    try {
      socket.send(encodeWire(message));
    } catch (cause) {
      report('wire', 'encode', cause);
      socket.close(closeCodes.defect);
      return;
    }
    if (socket.bufferedAmount > WIRE_BACKLOG_BYTES)
      socket.close(closeCodes.tryLater, 'The page reads too slowly.');
  };

  const session = engine.open((notice) => send({ event: 'notice', payload: notice }));

  const settle = (id: number, outcome: Outcome<unknown>): void => {
    waiting -= 1;
    send({ id, outcome });
    if (socket.isPaused && waiting < WIRE_MAX_CALLS) socket.resume();
  };

  const refuse = (id: number | null): void => {
    if (id === null) socket.close(closeCodes.malformed, 'The frame holds no request.');
    else send({ id, outcome: notARequest });
  };

  const receive = (data: RawData, isBinary: boolean): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (!isBinary || !(data instanceof Uint8Array)) {
      socket.close(closeCodes.textFrame, 'Only binary frames are read.');
      return;
    }
    const request = decodeRequest(data);
    if (request === null) {
      refuse(requestIdOf(data));
      return;
    }
    waiting += 1;
    if (waiting >= WIRE_MAX_CALLS) socket.pause();
    void dispatch(session.handlers, request, report).then((outcome) => settle(request.id, outcome));
  };

  socket.on('message', receive);
  // An oversized or broken frame: ws has already sent the close code (1009, 1002, 1007) and closes.
  socket.on('error', () => undefined);
  socket.on('close', () => session.dispose());
}
