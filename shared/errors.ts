import { z } from 'zod';

export { errorOf, fail, succeed } from './outcome';

const host = z.string();
const port = z.number();
const target = z.strictObject({ host, port });

/** Each error code with the details it carries. A code without a sentence in `explanations.ts` does not compile. */
const detailsByCode = {
  invalid_request: z.strictObject({ field: z.string(), problem: z.string() }),
  invalid_port: z.strictObject({ text: z.string() }),
  invalid_host: z.strictObject({ text: z.string() }),
  invalid_text: z.strictObject({ position: z.number() }),
  port_in_use: target,
  port_not_allowed: target,
  address_not_available: z.strictObject({ host }),
  unknown_host: z.strictObject({ host }),
  connection_refused: target,
  connect_timeout: z.strictObject({ host, port, ms: z.number() }),
  connect_cancelled: target,
  unreachable: target,
  connection_reset: z.strictObject({}),
  peer_closed: z.strictObject({}),
  write_after_close: z.strictObject({}),
  connection_timed_out: z.strictObject({}),
  already_running: z.strictObject({ name: z.string() }),
  already_connected: z.strictObject({ name: z.string() }),
  stopped_while_starting: z.strictObject({ name: z.string() }),
  not_running: z.strictObject({ name: z.string() }),
  not_connected: z.strictObject({ name: z.string() }),
  no_connections: z.strictObject({ name: z.string() }),
  endpoint_busy: z.strictObject({ name: z.string() }),
  not_found: z.strictObject({
    what: z.enum([
      'endpoint',
      'connection',
      'record',
      'capture',
      'filter',
      'export',
      'rule',
      'sending',
      'saved message',
    ]),
    id: z.number(),
  }),
  wrong_kind: z.strictObject({ id: z.number(), wanted: z.enum(['server', 'client']) }),
  too_many_connections: z.strictObject({ cap: z.number() }),
  too_many_endpoints: z.strictObject({ cap: z.number() }),
  too_many_open_files: z.strictObject({}),
  send_queue_full: z.strictObject({ queued: z.number(), cap: z.number() }),
  record_dropped: z.strictObject({ seq: z.number() }),
  record_damaged: z.strictObject({ seq: z.number() }),
  invalid_pattern: z.strictObject({ position: z.number(), problem: z.string() }),
  invalid_criterion: z.strictObject({
    part: z.enum(['connections', 'length', 'time']),
    position: z.number(),
    problem: z.string(),
  }),
  pattern_too_slow: z.strictObject({ ms: z.number() }),
  too_many_filters: z.strictObject({ cap: z.number() }),
  too_many_exports: z.strictObject({ cap: z.number() }),
  too_many_captures: z.strictObject({ cap: z.number() }),
  nothing_to_export: z.strictObject({}),
  already_recording: z.strictObject({ name: z.string() }),
  capture_in_use: z.strictObject({ name: z.string() }),
  capture_unreadable: z.strictObject({ name: z.string(), problem: z.string() }),
  invalid_message: z.strictObject({ position: z.number(), problem: z.string() }),
  invalid_framing: z.strictObject({ part: z.string(), problem: z.string() }),
  invalid_rule: z.strictObject({ part: z.string(), problem: z.string() }),
  invalid_range: z.strictObject({ least: z.number(), most: z.number() }),
  invalid_peer: z.strictObject({ text: z.string() }),
  peer_not_allowed: z.strictObject({ host }),
  idle_too_long: z.strictObject({ ms: z.number() }),
  retries_used_up: z.strictObject({ attempts: z.number() }),
  local_port_in_use: target,
  local_port_not_allowed: target,
  local_address_not_available: z.strictObject({ host }),
  not_answered: z.strictObject({ what: z.string(), ms: z.number() }),
  frame_too_long: z.strictObject({ most: z.number() }),
  too_many_framings: z.strictObject({ cap: z.number() }),
  too_many_sendings: z.strictObject({ cap: z.number() }),
  too_many_rules: z.strictObject({ cap: z.number() }),
  too_many_saved: z.strictObject({ cap: z.number() }),
  library_full: z.strictObject({ cap: z.number() }),
  not_framed: z.strictObject({}),
  file_set_aside: z.strictObject({ what: z.string(), file: z.string(), problem: z.string() }),
  file_not_saved: z.strictObject({ what: z.string(), problem: z.string() }),
  settings_in_use: z.strictObject({ folder: z.string() }),
  disk_full: z.strictObject({ path: z.string() }),
  not_writable: z.strictObject({ path: z.string() }),
  folder_gone: z.strictObject({ path: z.string() }),
  shutting_down: z.strictObject({}),
  transport_lost: z.strictObject({}),
  system_error: z.strictObject({ syscall: z.string(), code: z.string() }),
  internal: z.strictObject({ incident: z.string() }),
} as const;

type DetailsByCode = {
  readonly [C in keyof typeof detailsByCode]: Readonly<z.infer<(typeof detailsByCode)[C]>>;
};
export type ErrorCode = keyof DetailsByCode;
/** What the explanation of one code is given. */
export type ErrorDetails<C extends ErrorCode> = DetailsByCode[C];
/** An error as it crosses every boundary: a code and its details, never a sentence and never a stack. */
export type ParleyError = {
  [C in ErrorCode]: { readonly code: C; readonly details: DetailsByCode[C] };
}[ErrorCode];

export const errorCodes = Object.keys(detailsByCode) as readonly ErrorCode[];

/** Schema of {@link ParleyError}: the code must be known and the details must be its own. */
export const parleyError: z.ZodType<ParleyError> = z
  .strictObject({ code: z.enum(errorCodes), details: z.unknown() })
  .superRefine((value, context) => {
    const parsed = detailsByCode[value.code].safeParse(value.details);
    for (const issue of parsed.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['details', ...issue.path], message: issue.message });
    }
  }) as unknown as z.ZodType<ParleyError>;

/** A success with its value, or a failure with its error: what every operation returns instead of throwing. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ParleyError };
