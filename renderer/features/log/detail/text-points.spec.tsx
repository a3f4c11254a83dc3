// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../shared/bytes/text-marks';
import { setStage } from '../../../state/stage';
import type { ByteRange } from './byte-range';
import { PageText } from './page-text';
import { bytesOfRange, rangesOfBytes } from './text-points';

const none = new Uint8Array();
/** Bytes 0–2 `hé`, 3 a line feed, 4–7 `👋`, 8 `!`, 9 a byte that is no text, 10 `z`. */
const bytes = Uint8Array.of(0x68, 0xc3, 0xa9, 0x0a, 0xf0, 0x9f, 0x91, 0x8b, 0x21, 0xff, 0x7a);
const segments = decodeText({ before: none, bytes, after: none });

function draw(selected: ByteRange | null = null): HTMLElement {
  const how = { encoding: 'utf-8', invisibles: true } as const;
  return setStage(<PageText ref={null} segments={segments} selected={selected} {...how} />).find('bdi');
}

/** The text nodes of a page, line ends that are written behind marks included. */
function textsOf(page: HTMLElement): Text[] {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
  return texts;
}

function bytesBetween(page: HTMLElement, from: [Node, number], to: [Node, number]): ByteRange | null {
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return bytesOfRange(page, segments, range);
}

describe('places in a page of text', () => {
  it('are bytes: within a text by its characters, within a mark as a whole', () => {
    const page = draw();
    const [first, feed, end, second, invalid, last] = textsOf(page);
    if (!first || !feed || !end || !second || !invalid || !last)
      throw new Error('The page is not as expected.');
    expect([first, end, second, last].map(({ data }) => data)).toEqual(['hé', '\n', '👋!', 'z']);
    expect(bytesBetween(page, [first, 1], [second, 2])).toEqual({ start: 1, end: 8 });
    expect(bytesBetween(page, [feed, 0], [feed, 1])).toEqual({ start: 3, end: 4 });
    expect(bytesBetween(page, [invalid, 1], [invalid, 2])).toEqual({ start: 9, end: 10 });
    expect(bytesBetween(page, [first, 2], [feed, 0])).toBeNull();
  });

  it('are told between segments too, and end with the page', () => {
    const page = draw();
    const texts = textsOf(page);
    const [first, , end] = texts;
    if (!first || !end) throw new Error('The page is not as expected.');
    expect(bytesBetween(page, [first, 0], [end, 1])).toEqual({ start: 0, end: 4 });
    expect(bytesBetween(page, [page, 0], [page, page.childNodes.length])).toEqual({ start: 0, end: 11 });
    expect(bytesBetween(page, [document.body, 0], [first, 1])).toEqual({ start: 0, end: 1 });
    expect(bytesBetween(page, [first, 1], [document.body, document.body.childNodes.length])).toEqual({
      start: 1,
      end: 11,
    });
  });

  it('are drawn as whole characters, and as marks', () => {
    const page = draw({ start: 2, end: 5 });
    const drawn = rangesOfBytes(page, segments, { start: 2, end: 5 });
    expect(drawn.map(String)).toEqual(['é', '👋']);
    const marks = [...page.querySelectorAll('[title]')];
    expect(marks.map(({ className }) => className.includes('selectedMark'))).toEqual([true, false]);
  });
});
