import { describe, expect, it } from 'vitest';
import type { EndpointId } from '../../../shared/model/ids';
import { firstDraft, recordRequest, sizeProblem } from './record-draft';

const endpoint = 3 as EndpointId;

describe('what is recorded', () => {
  it('goes to one file unless told otherwise', () => {
    expect(recordRequest(firstDraft, endpoint)).toEqual({ endpoint, format: 'text', rotateBytes: null });
    expect(recordRequest({ ...firstDraft, size: 'x' }, endpoint)?.rotateBytes).toBeNull();
  });

  it.each([
    ['64', 64 * 1024 ** 2],
    [' 0.5 ', 512 * 1024],
    ['0,0625', 64 * 1024],
    ['0.06', null],
    ['', null],
    ['many', null],
    ['-1', null],
  ])('begins another file at “%s” MiB: %s bytes', (size, bytes) => {
    const draft = { ...firstDraft, format: 'jsonl', rotate: true, size } as const;
    expect(recordRequest(draft, endpoint)).toEqual(
      bytes === null ? null : { endpoint, format: 'jsonl', rotateBytes: bytes },
    );
    expect(sizeProblem(draft)).toBe(bytes === null ? 'Type a number of MiB, 0.0625 or more.' : null);
  });
});
