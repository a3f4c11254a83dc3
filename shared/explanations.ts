import { formatBytes } from './bytes/format';
import type { ErrorCode, ErrorDetails, ParleyError } from './errors';
import { formatAddress } from './model/address';

/** What a button beside an error can do about it. The label is the button's; the window knows how to do each kind. */
export type NextAction =
  | { readonly kind: 'use-free-port'; readonly label: string }
  | { readonly kind: 'use-loopback'; readonly label: string }
  | { readonly kind: 'start'; readonly label: string }
  | { readonly kind: 'connect'; readonly label: string }
  | { readonly kind: 'retry'; readonly label: string };

/** What happened, what to do next, and, where a click can do it, the action. */
export interface Explanation {
  readonly sentence: string;
  readonly next: string;
  readonly action?: NextAction;
}

const freePort: NextAction = { kind: 'use-free-port', label: 'Use a free port' };
const loopback: NextAction = { kind: 'use-loopback', label: 'Use 127.0.0.1' };
const start: NextAction = { kind: 'start', label: 'Start now' };
const connect: NextAction = { kind: 'connect', label: 'Connect now' };
const retry: NextAction = { kind: 'retry', label: 'Try again' };

const criterionExamples: Readonly<Record<ErrorDetails<'invalid_criterion'>['part'], string>> = {
  connections: 'Type their numbers, such as 1, 3-5.',
  length: 'Type a number of bytes, such as 64, 10-20 or >100.',
  time: 'Type a time of day, such as 12:31, 12:31:34.5 or 12:31-12:40.',
};

/** The words of each error. Quoted input is shown as typed; the window renders it as text only. */
const explanations: { readonly [C in ErrorCode]: (details: ErrorDetails<C>) => Explanation } = {
  invalid_request: ({ field, problem }) => ({
    sentence: `The request was refused: ${field} ${problem}.`,
    next: 'Nothing was changed. If a button of Parley led here, please report it.',
  }),
  invalid_port: ({ text }) => ({
    sentence: text.trim() === '' ? 'The port is empty.' : `“${text}” is not a port.`,
    next: 'Type a whole number from 1 to 65535. A server may also use 0, which picks a free port.',
  }),
  invalid_host: ({ text }) => ({
    sentence: text.trim() === '' ? 'The host is empty.' : `“${text}” is not a host.`,
    next: 'Type an IPv4 address such as 127.0.0.1, an IPv6 address such as ::1, or a name such as localhost.',
    action: loopback,
  }),
  port_in_use: ({ host, port }) => ({
    sentence: `Port ${port} on ${host} is already in use.`,
    next: 'Choose another port, or stop the program that holds it.',
    action: freePort,
  }),
  port_not_allowed: ({ host, port }) => ({
    sentence: `This system does not let Parley use port ${port} on ${host}.`,
    next: 'Choose a port above 1023: lower ones are kept for programs with special rights.',
    action: freePort,
  }),
  address_not_available: ({ host }) => ({
    sentence: `This computer has no address ${host}.`,
    next: 'A server can only listen on an address of this computer. 127.0.0.1 always works.',
    action: loopback,
  }),
  unknown_host: ({ host }) => ({
    sentence: `No address was found for the name ${host}.`,
    next: 'Check the spelling and the network, or type the IP address.',
    action: loopback,
  }),
  connection_refused: (at) => ({
    sentence: `Nothing accepts connections at ${formatAddress(at)}.`,
    next: 'Start the server there first, or check the host and the port.',
    action: retry,
  }),
  connect_timeout: ({ ms, ...at }) => ({
    sentence: `${formatAddress(at)} did not answer within ${ms / 1000} s.`,
    next: 'Check that the machine is on, and that no firewall drops the connection.',
    action: retry,
  }),
  connect_cancelled: (at) => ({
    sentence: `Connecting to ${formatAddress(at)} was cancelled.`,
    next: 'Connect again when you are ready.',
  }),
  unreachable: (at) => ({
    sentence: `There is no route to ${formatAddress(at)}.`,
    next: 'Check the network and the address.',
    action: retry,
  }),
  connection_reset: () => ({
    sentence: 'The peer reset the connection (RST).',
    next: 'Bytes that were on their way may be lost. Look at the peer for the reason, then connect again.',
    action: retry,
  }),
  peer_closed: () => ({
    sentence: 'The peer closed the connection while bytes were still being sent.',
    next: 'Some of what was sent may not have been read. Connect again and resend.',
    action: retry,
  }),
  write_after_close: () => ({
    sentence: 'This side has already finished sending on this connection (FIN).',
    next: 'Open a new connection to send more.',
  }),
  connection_timed_out: () => ({
    sentence: 'The peer stopped answering, and the system gave up the connection.',
    next: 'Check the network between the two, then connect again.',
    action: retry,
  }),
  invalid_text: ({ position }) => ({
    sentence: `The text holds half of a character at position ${position}, which UTF-8 cannot carry.`,
    next: 'Delete that character and type it again.',
  }),
  already_running: ({ name }) => ({
    sentence: `${name} is already running.`,
    next: 'Stop it first to start it anew.',
  }),
  already_connected: ({ name }) => ({
    sentence: `${name} already has a connection.`,
    next: 'Disconnect it first to connect anew.',
  }),
  stopped_while_starting: ({ name }) => ({
    sentence: `${name} was stopped before it was listening.`,
    next: 'Start it again when you are ready.',
  }),
  not_running: ({ name }) => ({
    sentence: `${name} is not running.`,
    next: 'Start it first; what you typed is kept.',
    action: start,
  }),
  not_connected: ({ name }) => ({
    sentence: `${name} is not connected.`,
    next: 'Connect first; what you typed is kept.',
    action: connect,
  }),
  no_connections: ({ name }) => ({
    sentence: `${name} has no open connection to send to.`,
    next: 'Connect a client first; what you typed is kept.',
  }),
  endpoint_busy: ({ name }) => ({
    sentence: `${name} is live, so this cannot change now.`,
    next: 'Stop or disconnect it first.',
  }),
  not_found: ({ what, id }) => ({
    sentence: `There is no ${what} ${what === 'connection' ? '#' : ''}${id} any more.`,
    next: 'It may have been removed in another window.',
  }),
  wrong_kind: ({ id, wanted }) => ({
    sentence: `Endpoint ${id} is not a ${wanted}.`,
    next: 'Nothing was changed. If a button of Parley led here, please report it.',
  }),
  too_many_connections: ({ cap }) => ({
    sentence: `A connection was refused, because the server already has ${cap} open.`,
    next: 'Close some connections to let new ones in.',
  }),
  too_many_endpoints: ({ cap }) => ({
    sentence: `A workbench holds at most ${cap} servers and clients.`,
    next: 'Remove one that you no longer need.',
  }),
  too_many_open_files: () => ({
    sentence: 'The system allows this program no more open files and sockets.',
    next: 'Close some connections, or raise the limit (on Linux and macOS: ulimit -n).',
  }),
  send_queue_full: ({ queued, cap }) => ({
    sentence: `The peer does not read: ${queued} bytes already wait for it, and at most ${cap} may.`,
    next: 'Wait until the peer reads, or reset the connection.',
  }),
  record_dropped: ({ seq }) => ({
    sentence: `Record ${seq} is no longer held: the capture reached its limit on disk and dropped its oldest records.`,
    next: 'Select a newer record. A larger limit can be set under Captures.',
  }),
  record_damaged: ({ seq }) => ({
    sentence: `Record ${seq} cannot be shown: its part of the file on disk is damaged.`,
    next: 'The other records can be trusted: each block of the file is checked when it is read.',
  }),
  invalid_pattern: ({ position, problem }) => ({
    sentence: `The pattern is wrong at character ${position + 1}: ${problem}.`,
    next: 'Correct it there; the rows stay as they are until then.',
  }),
  invalid_criterion: ({ part, position, problem }) => ({
    sentence: `The ${part} to filter by cannot be read at character ${position + 1}: ${problem}.`,
    next: criterionExamples[part],
  }),
  pattern_too_slow: ({ ms }) => ({
    sentence: `The pattern took more than ${ms / 1000} s on a single record, so the search was stopped.`,
    next: 'Repeated groups that can match the same bytes in many ways, such as (a+)+, cause this. Simplify the pattern.',
  }),
  too_many_filters: ({ cap }) => ({
    sentence: `${cap} filters are open already.`,
    next: 'Clear a filter in another log first.',
  }),
  too_many_exports: ({ cap }) => ({
    sentence: `${cap} exports are running already.`,
    next: 'Wait until one is done, or cancel one.',
  }),
  too_many_captures: ({ cap }) => ({
    sentence: `${cap} captures are open already.`,
    next: 'Close one of them first.',
  }),
  nothing_to_export: () => ({
    sentence: 'There are no rows to export here.',
    next: 'Choose other rows, or clear the filter.',
  }),
  already_recording: ({ name }) => ({
    sentence: `${name} is already recorded to a file.`,
    next: 'Stop that recording first to begin another.',
  }),
  capture_in_use: ({ name }) => ({
    sentence: `The capture ${name} belongs to a Parley that is running now.`,
    next: 'Look at it there, or end that Parley first.',
  }),
  capture_unreadable: ({ name, problem }) => ({
    sentence: `The capture ${name} cannot be opened: ${problem}.`,
    next: 'Its files were left as they are. If it is no longer needed, delete it.',
  }),
  invalid_message: ({ position, problem }) => ({
    sentence: `The message is wrong at character ${position + 1}: ${problem}.`,
    next: 'Correct it there; nothing was sent.',
  }),
  invalid_framing: ({ part, problem }) => ({
    sentence: `The ${part} of the framing is wrong: ${problem}.`,
    next: 'Correct it; the framing stays as it was until then.',
  }),
  invalid_rule: ({ part, problem }) => ({
    sentence: `The ${part} of the rule is wrong: ${problem}.`,
    next: 'Correct it there; the rules that were saved go on as they were.',
  }),
  invalid_range: ({ least, most }) => ({
    sentence: `A range from ${least} to ${most} has its ends the wrong way round.`,
    next: 'Make the second number at least as large as the first.',
  }),
  invalid_peer: ({ text }) => ({
    sentence: `“${text}” is neither an address nor a network.`,
    next: 'Type addresses such as 127.0.0.1 or ::1, and networks such as 10.0.0.0/8, one a line.',
  }),
  peer_not_allowed: ({ host }) => ({
    sentence: `A connection from ${host} was refused, because that address is not on the list of peers.`,
    next: 'Add it to the list of allowed peers to let it in.',
  }),
  idle_too_long: ({ ms }) => ({
    sentence: `Nothing passed for ${ms / 1000} s, so this side closed the connection.`,
    next: 'A longer idle time can be set under the server’s options.',
  }),
  retries_used_up: ({ attempts }) => ({
    sentence: `Connecting failed ${attempts} ${attempts === 1 ? 'time' : 'times'} in a row, so it is not tried again.`,
    next: 'Check that the server is on, then connect.',
    action: connect,
  }),
  local_port_in_use: ({ host, port }) => ({
    sentence: `Port ${port} of this computer (${host}) cannot be connected from: it is in use, or was until a moment ago.`,
    next: 'Let the system choose the local port, or wait a minute: a closed connection keeps its port for a while (TIME_WAIT).',
    action: retry,
  }),
  local_port_not_allowed: ({ host, port }) => ({
    sentence: `This system does not let Parley connect from port ${port} of this computer (${host}).`,
    next: 'In the options of the client, choose a local port above 1023, or let the system choose.',
  }),
  local_address_not_available: ({ host }) => ({
    sentence: `This computer has no address ${host} to connect from.`,
    next: 'In the options of the client, type an address of this computer as the local one, or leave it empty: then the system chooses.',
  }),
  not_answered: ({ what, ms }) => ({
    sentence: `The expected answer (${what}) did not come within ${ms} ms.`,
    next: 'Look at what was received instead, or allow more time.',
  }),
  frame_too_long: ({ most }) => ({
    sentence: `A frame had not ended after ${most} bytes.`,
    next: 'Choose a larger limit, or another framing.',
  }),
  too_many_framings: ({ cap }) => ({
    sentence: `${cap} logs are shown as frames already.`,
    next: 'Turn framing off in another log first.',
  }),
  too_many_sendings: ({ cap }) => ({
    sentence: `${cap} files, repetitions and sequences are being sent already.`,
    next: 'Stop one of them first.',
  }),
  too_many_rules: ({ cap }) => ({
    sentence: `An endpoint has at most ${cap} rules.`,
    next: 'Remove one that you no longer need.',
  }),
  too_many_saved: ({ cap }) => ({
    sentence: `The library holds at most ${cap} messages.`,
    next: 'Remove some that you no longer need.',
  }),
  library_full: ({ cap }) => ({
    sentence: `The messages of the library take at most ${formatBytes(cap)} together.`,
    next: 'Remove some that you no longer need, or send long ones as files.',
  }),
  not_framed: () => ({
    sentence: 'This log is not shown as frames.',
    next: 'Choose a framing first.',
  }),
  file_set_aside: ({ what, file, problem }) => ({
    sentence: `The file with your ${what} could not be read: ${problem}.`,
    next: `It was kept as ${file}, and Parley began with a new one.`,
  }),
  file_not_saved: ({ what, problem }) => ({
    sentence: `Your ${what} could not be saved: ${problem}.`,
    next: 'They are kept while Parley runs, and it tries again at the next change.',
  }),
  settings_in_use: ({ folder }) => ({
    sentence: `Another Parley keeps its settings and messages in ${folder}.`,
    next: 'This one began with a copy of them, and forgets what you change when it ends. End the other one and start this one again to keep changes.',
  }),
  disk_full: ({ path }) => ({
    sentence: `The disk that holds ${path} is full.`,
    next: 'Free some space there. Captures and recordings then go on by themselves; start an export again.',
  }),
  not_writable: ({ path }) => ({
    sentence: `${path} cannot be written to.`,
    next: 'Check its permissions. Captures and recordings then go on by themselves; start an export again.',
  }),
  folder_gone: ({ path }) => ({
    sentence: `The folder ${path} is not there: it was deleted or moved.`,
    next: 'Of a deleted capture, what was in it is gone from the log, and capturing goes on in a new folder. Save other files elsewhere.',
  }),
  shutting_down: () => ({ sentence: 'Parley is shutting down.', next: 'Start Parley again to go on.' }),
  transport_lost: () => ({
    sentence: 'The connection between this window and Parley’s engine was lost.',
    next: 'It is being restored; what you typed is kept.',
  }),
  system_error: ({ syscall, code }) => ({
    sentence: `The system refused: ${syscall} failed with ${code}.`,
    next: 'Check the settings, then try again.',
    action: retry,
  }),
  internal: ({ incident }) => ({
    sentence: `Something went wrong inside Parley (incident ${incident}).`,
    next: 'Try again. If it repeats, report it with the incident number, which the program’s log explains.',
    action: retry,
  }),
};

/** The sentence a person reads, the next step, and the action a button may offer for it. */
export function explain(error: ParleyError): Explanation {
  const write = explanations[error.code] as (details: ParleyError['details']) => Explanation;
  return write(error.details);
}
