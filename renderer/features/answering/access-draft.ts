import { ALLOW_MAX_ENTRIES, DELAY_MAX_MS, MAX_CONNECTIONS, MAX_HOST_LENGTH } from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Message } from '../../../shared/model/message';
import type { Access } from '../../../shared/model/serving';
import { createDraftReader, type ReadDraft } from './draft-reader';

/** Whom a server lets in, as it is typed. */
export interface AccessDraft {
  /** One address or network a line; empty: everyone. */
  readonly allow: string;
  /** Empty: as many as Parley can. */
  readonly connections: string;
  /** Empty: for ever. */
  readonly idle: string;
  readonly greets: boolean;
  /** Kept while greeting is off. */
  readonly greeting: Message;
}

type AccessField = 'allow' | 'connections' | 'idle';
/** Whom a server lets in, or what is wrong. */
export type ReadAccess = ReadDraft<Access, AccessField>;

/** The fields of settings that there are. */
export function accessDraftOf({ allow, connections, idleMs, greeting }: Access): AccessDraft {
  return {
    allow: allow.join('\n'),
    connections: connections === null ? '' : String(connections),
    idle: idleMs === null ? '' : String(idleMs),
    greets: greeting !== null,
    greeting: greeting ?? emptyMessage,
  };
}

/** Reads the fields. Whether a line is an address is for the engine to say, and whether the greeting can be sent. */
export function readAccess(draft: AccessDraft): ReadAccess {
  const read = createDraftReader<AccessField>();
  const allow = draft.allow
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (allow.length > ALLOW_MAX_ENTRIES)
    read.refuse(
      'allow',
      `The list has at most ${ALLOW_MAX_ENTRIES} entries. Name networks instead, such as 10.0.0.0/8.`,
    );
  const long = allow.find((line) => line.length > MAX_HOST_LENGTH);
  if (long !== undefined) read.refuse('allow', `“${long.slice(0, 40)}…” is too long for an address.`);
  const connections = read.whole('connections', draft.connections, 'The number', 1, MAX_CONNECTIONS);
  const idleMs = read.whole('idle', draft.idle, 'The time', 1, DELAY_MAX_MS);
  return read.end(() => ({ allow, connections, idleMs, greeting: draft.greets ? draft.greeting : null }));
}
