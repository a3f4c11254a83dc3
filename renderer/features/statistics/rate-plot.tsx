import { useEffect, useRef, type ReactElement } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatBytes } from '../../../shared/bytes/format';
import type { RateSamples } from './rate-samples';
import { byteSteps, plotData } from './plot-data';
import styles from './rate-plot.module.css';

/** Pixels that the values beside the plot take, and the seconds below it. */
const VALUES_PX = 66;
const SECONDS_PX = 22;
const FONT = '11px Inter Variable, system-ui, sans-serif';

/** Rates over the last minutes, in bytes a second: received and sent. Drawn on a canvas; what it shows is told beside it. */
export default function RatePlot({ samples }: { readonly samples: RateSamples }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const received = useRef<HTMLSpanElement>(null);
  const sent = useRef<HTMLSpanElement>(null);
  const plot = useRef<uPlot | null>(null);
  const data = useRef(plotData(samples));

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const colour = (of: HTMLElement | null): string => (of === null ? '' : getComputedStyle(of).color);
    const axis = { stroke: () => colour(element), font: FONT, ticks: { show: false } } as const;
    const grid = { stroke: () => getComputedStyle(element).borderTopColor, width: 1 } as const;
    const line = { width: 1.5, points: { show: false } } as const;
    const drawn = new uPlot(
      {
        width: element.clientWidth,
        height: element.clientHeight,
        scales: { x: { time: false } },
        legend: { show: false },
        cursor: { show: false },
        axes: [
          { ...axis, grid: { show: false }, size: SECONDS_PX, values: (_, ticks) => ticks.map(secondsText) },
          {
            ...axis,
            grid,
            size: VALUES_PX,
            incrs: [...byteSteps],
            values: (_, ticks) => ticks.map((bytes) => formatBytes(bytes)),
          },
        ],
        series: [
          {},
          { ...line, stroke: () => colour(received.current) },
          // Told apart without colours too, and where one lies upon the other.
          { ...line, stroke: () => colour(sent.current), dash: [5, 4] },
        ],
      },
      data.current,
      element,
    );
    plot.current = drawn;
    const sizes = new ResizeObserver(() =>
      drawn.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    sizes.observe(element);
    const theme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = (): void => drawn.redraw(false, true);
    theme.addEventListener('change', redraw);
    return () => {
      theme.removeEventListener('change', redraw);
      sizes.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, []);

  useEffect(() => {
    data.current = plotData(samples);
    plot.current?.setData(data.current);
  }, [samples]);

  return (
    <div className={styles['chart']} aria-hidden>
      <div className={styles['legend']}>
        <span ref={received} className={styles['received']}>
          ━ received
        </span>
        <span ref={sent} className={styles['sent']}>
          ╍ sent
        </span>
        <span>per second</span>
      </div>
      <div ref={place} className={styles['place']} />
    </div>
  );
}

/** Seconds ago: `−60 s`. */
function secondsText(seconds: number): string {
  return seconds === 0 ? 'now' : `−${Math.abs(seconds)} s`;
}
