import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrontList } from './front-list';

describe('FrontList', () => {
  it('behaves as an array does under any sequence of pushes, drops and replacements', () => {
    const operation = fc.oneof(
      { weight: 3, arbitrary: fc.constant('push' as const) },
      { weight: 2, arbitrary: fc.constant('drop' as const) },
      { weight: 1, arbitrary: fc.constant('replace' as const) },
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
        const list = new FrontList<number>();
        const model: number[] = [];
        for (const [step, what] of operations.entries()) {
          if (what === 'push') {
            list.push(step);
            model.push(step);
          } else if (model.length > 0 && what === 'drop') {
            list.dropFirst();
            model.shift();
          } else if (model.length > 0) {
            list.replaceLast(step);
            model[model.length - 1] = step;
          }
          expect(Array.from({ length: list.length }, (_, index) => list.at(index))).toEqual(model);
        }
      }),
    );
  });
});
