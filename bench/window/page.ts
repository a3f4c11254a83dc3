import { chromium, type CDPSession, type Locator, type Page } from 'playwright';

/** Notes every task over 50 ms (the Long Tasks API) and every key press over 16 ms until it was painted (Event Timing). */
const watching = `
  window.bench = { tasks: [], keys: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.bench.tasks.push(duration);
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.bench.keys.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
`;

/** `bench.jump(share)`: goes there in the first log, and resolves with the ms until a frame without a placeholder in view was painted. */
const jumping = `
  window.bench.jump = (share) => new Promise((resolve) => {
    const grid = document.querySelector('[role="grid"][aria-label="Log"]');
    const started = performance.now();
    grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
    const look = () => {
      const { top, bottom } = grid.getBoundingClientRect();
      const seen = [...grid.querySelectorAll('[role="row"][data-index]')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
      const here = seen.length > 3 && seen.every((row) => row.querySelector('[aria-label="Loading"]') === null);
      if (!here) return requestAnimationFrame(look);
      // What is in the document now is painted in this very frame; a message comes right behind it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - started);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
`;

/** Parley's window in a headless browser, watched from inside. Durations in ms. */
export interface WatchedPage {
  /** Forgets what was noted so far. */
  forget(): Promise<void>;
  /** Tasks over 50 ms since. */
  tasks(): Promise<readonly number[]>;
  /** Presses a key in a client's message box; the paint that shows it is noted. */
  type(): Promise<void>;
  /** Key presses since that took over 16 ms until they were painted. */
  slowKeys(): Promise<readonly number[]>;
  /** Jumps to a share (0 to 1) of the first log and resolves with the time until its rows were painted. */
  jump(share: number): Promise<number>;
  heapBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the window of a host in the Chromium at `executablePath`. */
export async function openPage(link: string, executablePath: string): Promise<WatchedPage> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: asRoot });
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watching + jumping);
  await page.goto(link);
  const pane = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const message = pane('Client 1').getByRole('textbox', { name: 'Message' });
  await message.waitFor();
  const inspector: CDPSession = await page.context().newCDPSession(page);
  return {
    forget: () => page.evaluate('void (window.bench.tasks = [], window.bench.keys = [])'),
    tasks: () => page.evaluate('window.bench.tasks'),
    type: () => message.press('a'),
    slowKeys: () => page.evaluate('window.bench.keys'),
    jump: (share) => page.evaluate(`window.bench.jump(${share})`),
    async heapBytes() {
      await inspector.send('HeapProfiler.collectGarbage');
      return (await inspector.send('Runtime.getHeapUsage')).usedSize;
    },
    close: () => browser.close(),
  };
}
