import { describe, expect, it } from 'vitest';
import { createPullLoop } from './pull-loop';
import { flush } from './stubs';

describe('pull loop', () => {
  it('has at most one pull under way and makes many requests meanwhile one', async () => {
    const finish: (() => void)[] = [];
    const loop = createPullLoop(() => new Promise((resolve) => finish.push(resolve)));
    loop.request();
    loop.request();
    loop.request();
    expect(finish).toHaveLength(1);
    finish[0]?.();
    await flush();
    expect(finish).toHaveLength(2);
    finish[1]?.();
    await flush();
    expect(finish).toHaveLength(2);
    loop.request();
    expect(finish).toHaveLength(3);
  });
});
