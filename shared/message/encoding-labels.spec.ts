import { describe, expect, it } from 'vitest';
import { encodingName } from '../model/message';
import { encodingLabels } from './encoding-labels';

describe('encodingLabels', () => {
  it('tells all encodings apart, in the order of menus', () => {
    expect(Object.keys(encodingLabels)).toEqual(encodingName.options);
    const names = Object.values(encodingLabels).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
