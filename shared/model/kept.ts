import { z } from 'zod';
import {
  CAPTURE_MAX_DISK_BYTES,
  CAPTURE_MIN_DISK_BYTES,
  HISTORY_MAX_MESSAGES,
  LIBRARY_MAX_SAVED,
  MAX_ENDPOINTS,
  MAX_ID,
  MAX_RULES,
} from '../limits';
import { hostText, portNumber } from './address';
import { endpointName } from './endpoint';
import { endpointId } from './ids';
import { saved } from './library';
import { composing, message } from './message';
import { reading } from './reading';
import { answering, responder } from './responder';
import { rule } from './rule';
import { access, dialing } from './serving';

/** The number given last: the next one is above it, so that none is used twice. */
const lastId = z.int().min(0).max(MAX_ID);

const common = {
  id: endpointId,
  name: endpointName,
  host: hostText,
  responder,
  answering,
  composing,
  reading,
  rules: z.strictObject({
    rules: z.array(rule).max(MAX_RULES).refine(differ, 'two rules have the same number'),
    fallback: rule.nullable(),
    nextId: z.int().min(1),
  }),
};

const keptEndpoint = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('server'), ...common, port: portNumber, access }),
  z.strictObject({ kind: z.literal('client'), ...common, port: portNumber.min(1), dialing }),
]);
/** The settings of one endpoint as they are kept between runs. */
export type KeptEndpoint = Readonly<z.infer<typeof keptEndpoint>>;

/** What is kept of a workbench between runs: its endpoints in their order. */
export const keptWorkbench = z.strictObject({
  lastId,
  endpoints: z.array(keptEndpoint).max(MAX_ENDPOINTS).refine(differ, 'two endpoints have the same number'),
});
export type KeptWorkbench = Readonly<z.infer<typeof keptWorkbench>>;

/** The library as it is kept between runs, by name. */
export const keptLibrary = z.strictObject({
  lastId,
  saved: z.array(saved).max(LIBRARY_MAX_SAVED).refine(differ, 'two messages have the same number'),
});
export type KeptLibrary = Readonly<z.infer<typeof keptLibrary>>;

/** What was sent from the input of each endpoint, oldest first, as it is kept between runs. */
export const keptHistory = z.strictObject({
  endpoints: z
    .array(z.strictObject({ endpoint: endpointId, messages: z.array(message).max(HISTORY_MAX_MESSAGES) }))
    .max(MAX_ENDPOINTS),
});
export type KeptHistory = Readonly<z.infer<typeof keptHistory>>;

/** What was set of captures, as it is kept between runs: how much disk that of a run may take. */
export const keptCaptures = z.strictObject({
  maxBytes: z.int().min(CAPTURE_MIN_DISK_BYTES).max(CAPTURE_MAX_DISK_BYTES),
});
export type KeptCaptures = Readonly<z.infer<typeof keptCaptures>>;

function differ(list: readonly { readonly id: number }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length;
}
