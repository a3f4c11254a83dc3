import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  HOST_CHECK_INTERVAL_MS,
  HOST_HEADERS_TIMEOUT_MS,
  HOST_KEEP_ALIVE_MS,
  HOST_MAX_HEADER_BYTES,
  HOST_MAX_SOCKETS,
} from '../../shared/limits';
import { answerTo, rawAnswer, refusalAnswer, type Answer, type AnswerContext } from './answers';
import { sendDownload, type DownloadSource } from './downloads';
import { decide, type Entrance } from './entrance';
import type { Arrival } from './guards';
import type { RefusalCode } from './refusals';

/** Takes over an upgrade that was let in, or says why it cannot. */
export type AcceptSocket = (request: IncomingMessage, socket: Duplex, head: Buffer) => RefusalCode | null;

/** An HTTP server with every bound set and nothing served yet: that is {@link attachEntrance}'s to do. */
export function createBoundedServer(): Server {
  const server = createServer({
    headersTimeout: HOST_HEADERS_TIMEOUT_MS,
    requestTimeout: HOST_HEADERS_TIMEOUT_MS,
    keepAliveTimeout: HOST_KEEP_ALIVE_MS,
    connectionsCheckingInterval: HOST_CHECK_INTERVAL_MS,
    maxHeaderSize: HOST_MAX_HEADER_BYTES,
  });
  server.maxConnections = HOST_MAX_SOCKETS;
  return server;
}

/** Serves through the entrance: the one place where the server's requests and upgrades are listened to. */
export function attachEntrance(
  server: Server,
  entrance: Entrance,
  context: AnswerContext,
  accept: AcceptSocket,
  downloads: DownloadSource,
): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const decision = decide(arrivalOf('request', request), entrance);
    if (decision.kind === 'export') {
      const download = downloads.download(decision.key);
      if (download === null) write(response, refusalAnswer('not-found'), false);
      else sendDownload(response, download);
      return;
    }
    // The entrance gives a socket to upgrades only; a request that still got one would be a defect, and gets nothing.
    const answer = decision.kind === 'socket' ? refusalAnswer('upgrade-needed') : answerTo(decision, context);
    write(response, answer, request.method === 'HEAD');
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node hands the bare socket over: without a listener, a reset by the peer would end the process.
    socket.on('error', () => socket.destroy());
    const decision = decide(arrivalOf('upgrade', request), entrance);
    const why = decision.kind === 'socket' ? accept(request, socket, head) : refusalOf(decision);
    if (why !== null) socket.end(rawAnswer(refusalAnswer(why)), () => socket.destroy());
  });
}

function refusalOf(decision: Exclude<ReturnType<typeof decide>, { kind: 'socket' }>): RefusalCode {
  return decision.kind === 'refused' ? decision.why : 'not-found';
}

function arrivalOf(kind: Arrival['kind'], request: IncomingMessage): Arrival {
  return { kind, method: request.method ?? '', target: request.url ?? '', headers: request.headersDistinct };
}

function write(response: ServerResponse, answer: Answer, headOnly: boolean): void {
  response.writeHead(answer.status, answer.headers);
  response.end(headOnly ? undefined : answer.body);
}
