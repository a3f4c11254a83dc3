// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { setStage } from '../../state/stage';
import { ProblemList } from './problem-list';

describe('ProblemList', () => {
  const linesOf = (count: number): string[] => {
    const stage = setStage(
      <ProblemList problems={Array.from({ length: count }, (_, at) => `wrong ${at}`)} />,
    );
    return [...stage.place.querySelectorAll('[aria-label=Problems] > li')].map((line) => line.textContent);
  };

  it('is not there where nothing is wrong', () => {
    expect(setStage(<ProblemList problems={[]} />).place.childElementCount).toBe(0);
  });

  it('lists what is wrong, also the same twice', () => {
    expect(linesOf(2)).toEqual(['wrong 0', 'wrong 1']);
    const twice = setStage(<ProblemList problems={['wrong', 'wrong']} />);
    expect(twice.place.textContent).toBe('wrongwrong');
  });

  it('counts what is beyond the first fifty', () => {
    expect(linesOf(50)).toHaveLength(50);
    const many = linesOf(1_051);
    expect(many).toHaveLength(51);
    expect(many.slice(-2)).toEqual(['wrong 49', 'and 1,001 more.']);
  });
});
