import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './chart.css';

/** One line of a chart. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

interface ChartProps {
  /** Milliseconds since the epoch, one for each value of a line. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
  readonly write: (value: number) => string;
}

const HEIGHT = 260;

/** Lines over time. What they come to now is also said in words. */
export function Chart({ times, series, write }: ChartProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => draw(box.current, { times, series, write }), [times, series, write]);
  const summary = series.map(({ name, values }) => `${name}: ${write(values.at(-1) ?? 0)} now`).join(', ');
  return (
    <figure class="chart">
      <ul class="legend">
        {series.map(({ name, values }, index) => (
          <li key={name}>
            <span class={`line line-${index}`} aria-hidden="true" /> {name}{' '}
            <strong>{write(values.at(-1) ?? 0)}</strong>
          </li>
        ))}
      </ul>
      <div ref={box} role="img" aria-label={summary} />
    </figure>
  );
}

function draw(box: HTMLDivElement | null, { times, series, write }: ChartProps): (() => void) | undefined {
  if (box === null) return undefined;
  const axis: UPlot.Axis = {
    stroke: () => getComputedStyle(box).color,
    grid: { stroke: () => lineOf(box), width: 1 },
    ticks: { stroke: () => lineOf(box), width: 1 },
    font: '12px system-ui',
  };
  const chart = new UPlot(
    {
      width: box.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { points: { size: 6 } },
      tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      scales: { y: { range: (_chart, _least, most) => [0, most === 0 ? 1 : most * 1.1] } },
      axes: [axis, { ...axis, size: 64, values: (_chart, values) => values.map(write) }],
      series: [
        {},
        ...series.map(({ name }, index) => ({
          label: name,
          stroke: () => colourOf(box, index),
          width: 2,
          points: { show: false },
        })),
      ],
    },
    [times.map((time) => time / 1000), ...series.map(({ values }) => [...values])],
    box,
  );
  const observer = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: HEIGHT }));
  observer.observe(box);
  const redraw = (): void => chart.redraw(false);
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributes: true });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', redraw);
  return () => {
    observer.disconnect();
    theme.disconnect();
    scheme.removeEventListener('change', redraw);
    chart.destroy();
  };
}

function lineOf(box: HTMLElement): string {
  return getComputedStyle(box).outlineColor;
}

/** The legend has the colours: a canvas does not read those of a style. */
function colourOf(box: HTMLElement, index: number): string {
  const line = box.parentElement?.querySelector(`.line-${index}`);
  return line ? getComputedStyle(line).backgroundColor : 'gray';
}
