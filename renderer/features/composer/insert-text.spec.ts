// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { insertText } from './insert-text';

function fieldWith(
  text: string,
  start: number,
  end: number,
): { field: HTMLTextAreaElement; heard: string[] } {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.value = text;
  field.setSelectionRange(start, end);
  const heard: string[] = [];
  field.addEventListener('input', () => heard.push(field.value));
  return { field, heard };
}

describe('insertText', () => {
  it('lets the browser type it, so that it can be undone', () => {
    const execCommand = vi.fn(() => true);
    Object.assign(document, { execCommand });
    const { field } = fieldWith('ab', 1, 1);
    insertText(field, '${counter}');
    expect(execCommand).toHaveBeenCalledWith('insertText', false, '${counter}');
    expect(document.activeElement).toBe(field);
  });

  it('puts it in the place of the selection where the browser does not, and tells the field', () => {
    Object.assign(document, { execCommand: () => false });
    const { field, heard } = fieldWith('abc', 1, 2);
    insertText(field, 'XY');
    expect(heard).toEqual(['aXYc']);
  });

  it('does not type what is long: that takes seconds', () => {
    const execCommand = vi.fn(() => true);
    Object.assign(document, { execCommand });
    const { field, heard } = fieldWith('', 0, 0);
    insertText(field, 'x'.repeat(1_000_000));
    expect(execCommand).not.toHaveBeenCalled();
    expect(heard[0]).toHaveLength(1_000_000);
  });
});
