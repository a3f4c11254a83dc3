import { describe, expect, it } from 'vitest';
import { emptyMessage, noFraming } from '../../../shared/model/defaults';
import { responderOf } from './responder-draft';

describe('responderOf', () => {
  it('begins with nothing set', () => {
    expect(responderOf('echo', {})).toEqual({ kind: 'echo' });
    expect(responderOf('fixed', {})).toEqual({ kind: 'fixed', reply: emptyMessage });
    expect(responderOf('rules', {})).toEqual({ kind: 'rules', framing: noFraming });
  });

  it('brings back what there was', () => {
    const fixed = { kind: 'fixed', reply: { ...emptyMessage, source: 'OK' } } as const;
    expect(responderOf('fixed', { fixed })).toBe(fixed);
    expect(responderOf('echo', { fixed })).toEqual({ kind: 'echo' });
  });
});
