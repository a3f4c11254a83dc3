import { describe, expect, it } from 'vitest';
import { ROW_WRAPPED_LINES } from '../../../shared/limits';
import { plainReading } from '../../../shared/model/defaults';
import { rowShape } from './row-shape';

describe('the shape of rows', () => {
  it('is one line of 28 pixels until somebody chooses otherwise', () => {
    expect(rowShape(plainReading)).toEqual({ lines: 1, lineHeight: 18, rowHeight: 28 });
  });

  it('grows with the font and with wrapped lines', () => {
    const plain = rowShape(plainReading);
    expect(rowShape({ wrap: false, fontSize: 24 }).rowHeight).toBeGreaterThan(plain.rowHeight);
    const wrapped = rowShape({ wrap: true, fontSize: plainReading.fontSize });
    expect(wrapped.lines).toBe(ROW_WRAPPED_LINES);
    expect(wrapped.rowHeight).toBe(plain.rowHeight + (ROW_WRAPPED_LINES - 1) * plain.lineHeight);
  });
});
