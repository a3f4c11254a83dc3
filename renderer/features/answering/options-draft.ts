import type { Client } from '../../../shared/client';
import type { Outcome } from '../../../shared/errors';
import type { ClientEndpoint, Endpoint, ServerEndpoint } from '../../../shared/model/endpoint';
import { accessDraftOf, readAccess, type AccessDraft } from './access-draft';
import { answersDraftOf, readAnswers, type AnswersDraft } from './answers-draft';
import { dialingDraftOf, readDialing, type DialingDraft } from './dialing-draft';

/** All options of an endpoint as they are typed. */
export type OptionsDraft =
  | {
      readonly kind: 'server';
      readonly endpoint: ServerEndpoint;
      readonly answers: AnswersDraft;
      readonly access: AccessDraft;
    }
  | {
      readonly kind: 'client';
      readonly endpoint: ClientEndpoint;
      readonly answers: AnswersDraft;
      readonly dialing: DialingDraft;
    };

/** The fields of the options that an endpoint has. */
export function optionsDraftOf(endpoint: Endpoint): OptionsDraft {
  const answers = answersDraftOf(endpoint.answering);
  return endpoint.kind === 'server'
    ? { kind: endpoint.kind, endpoint, answers, access: accessDraftOf(endpoint.access) }
    : { kind: endpoint.kind, endpoint, answers, dialing: dialingDraftOf(endpoint.dialing) };
}

/** Saves all of them at once, or none; `null` while a field cannot be read. */
export function saveOptions(client: Client, draft: OptionsDraft): Promise<Outcome<unknown>> | null {
  const answers = readAnswers(draft.answers);
  const more = draft.kind === 'server' ? readAccess(draft.access) : readDialing(draft.dialing);
  if (answers.kind === 'wrong' || more.kind === 'wrong') return null;
  const answering = answers.value;
  return 'allow' in more.value
    ? client.call('server.configure', { server: draft.endpoint.id, answering, access: more.value })
    : client.call('client.configure', { client: draft.endpoint.id, answering, dialing: more.value });
}
