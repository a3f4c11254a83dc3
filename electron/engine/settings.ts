import {
  openAccess,
  plainComposing,
  plainDialing,
  plainReading,
  promptAnswering,
} from '../../shared/model/defaults';
import type { Composing } from '../../shared/model/message';
import type { Reading } from '../../shared/model/reading';
import type { Answering, Responder } from '../../shared/model/responder';
import type { Rule } from '../../shared/model/rule';
import type { Access, Dialing } from '../../shared/model/serving';

/** The rules of an endpoint, in the order in which they are tried. A new object at each change. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly fallback: Rule | null;
  /** The number that the next new rule gets. */
  readonly nextId: number;
  /** How often it changed. */
  readonly revision: number;
}

/** What a user sets on any endpoint. */
interface EndpointSettings {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly responder: Responder;
  readonly answering: Answering;
  readonly rules: RuleSet;
  readonly composing: Composing;
  readonly reading: Reading;
}

/** What a user sets on a server. */
export interface ServerSettings extends EndpointSettings {
  readonly access: Access;
}

/** What a user sets on a client. */
export interface ClientSettings extends EndpointSettings {
  readonly dialing: Dialing;
}

const noRules: RuleSet = { rules: [], fallback: null, nextId: 1, revision: 0 };

const plain = {
  answering: promptAnswering,
  rules: noRules,
  composing: plainComposing,
  reading: plainReading,
};

/** What a new server has unless told otherwise. */
export const plainServer = { ...plain, responder: { kind: 'echo' }, access: openAccess } as const;

/** What a new client has unless told otherwise. */
export const plainClient = { ...plain, responder: { kind: 'manual' }, dialing: plainDialing } as const;

/** The settings as a snapshot has them: of the rules only how many there are, and their revision. */
export function settingsFacts<S extends EndpointSettings>(
  settings: S,
): Omit<S, 'rules'> & { rules: number; rulesRevision: number } {
  const { rules: set, ...others } = settings;
  const rules = set.rules.length + (set.fallback === null ? 0 : 1);
  return { ...others, rules, rulesRevision: set.revision };
}
