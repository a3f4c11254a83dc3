import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonPieces } from './json-pieces';

const textOf = (fields: object): string => [...jsonPieces(fields)].join('');

it('is JSON with an entry a line', () => {
  expect(textOf({ format: 1, list: [{ a: 1 }, [2], 'x'], none: [] })).toBe(
    '{\n"format": 1,\n"list": [\n{"a":1},\n[2],\n"x"\n],\n"none": []\n}\n',
  );
  expect(textOf({ list: [1] })).toBe('{\n"list": [\n1\n]\n}\n');
  expect(textOf({})).toBe('{}\n');
});

it('reads back as what it was made of', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
      const plain = JSON.parse(JSON.stringify(fields)) as object;
      expect(JSON.parse(textOf(plain))).toEqual(plain);
    }),
  );
});

it('makes each entry only when it is asked for', () => {
  let made = 0;
  const entry = { toJSON: () => (made += 1) };
  const pieces = jsonPieces({ list: [entry, entry, entry] });
  pieces.next();
  expect(made).toBe(1);
});
