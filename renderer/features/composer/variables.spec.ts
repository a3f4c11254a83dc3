import { describe, expect, it } from 'vitest';
import { emptyMessage } from '../../../shared/model/defaults';
import { exampleAt } from '../../ui/message-editor/example-surroundings';
import { valueNow, variableGroups, type VariableEntry } from './variables';

const surroundings = exampleAt(42);
const entry = (source: string): VariableEntry => {
  const found = variableGroups.flatMap(({ entries }) => entries).find((each) => each.source === source);
  if (found === undefined) throw new Error(`no ${source} in the menu`);
  return found;
};

describe('the variables of the menu', () => {
  const all = variableGroups.flatMap(({ entries }) => entries);

  it.each(all)(
    '$source is known to the language, and has a value behind any text but for marks',
    ({ source, explains }) => {
      const value = valueNow(entry(source), { ...emptyMessage, source: '123456789' }, surroundings);
      expect(value === '').toBe(source === '${begin}' || source === '${end}');
      expect(explains).not.toBe('');
    },
  );

  it('shows the number that comes next', () => {
    expect(valueNow(entry('${counter}'), emptyMessage, surroundings)).toBe('42');
  });

  it('shows a checksum of what stands before it, in hex', () => {
    const before = { ...emptyMessage, source: '123456789' };
    expect(valueNow(entry('${crc8}'), before, surroundings)).toBe('f4');
    expect(valueNow(entry('${crc16modbus}'), before, surroundings)).toBe('37 4b');
  });

  it('shows nothing behind a source that is wrong', () => {
    expect(valueNow(entry('${counter}'), { ...emptyMessage, source: '\\q' }, surroundings)).toBe('');
  });

  it('cuts what is long', () => {
    expect(valueNow(entry('${uuid}'), emptyMessage, surroundings)).toHaveLength(25);
  });
});
