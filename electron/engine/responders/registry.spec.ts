import { expect, it } from 'vitest';
import { responder, responderLabels } from '../../../shared/model/responder';
import { responderOf } from './registry';

it.each(Object.keys(responderLabels))('makes a responder for the settings of kind %s', (kind) => {
  const made = responderOf(responder.parse({ kind }))({ write: () => undefined, finish: () => undefined });
  expect(Object.keys(made).toSorted()).toEqual(['dispose', 'peerFinished', 'received']);
});
