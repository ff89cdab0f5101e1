import type { JSX } from 'preact';
import { Chart } from '../pieces/chart.tsx';
import { Problem } from '../pieces/states.tsx';
import { writeDollars } from '../pieces/write-words.ts';
import { worldNews } from './simulator.ts';
import { useData } from './use-data.ts';
import './costs-view.css';

/** What a cluster cost in the last week. */
export function CostsView({ clusterId }: { readonly clusterId: string }): JSX.Element {
  const data = useData('costs', { cluster: clusterId }, worldNews.value);
  if (data === undefined) return <p class="muted">Reading …</p>;
  if (data instanceof Error) {
    return (
      <Problem title="Cannot show the costs">
        <p>{data.message}</p>
      </Problem>
    );
  }
  const figures: readonly (readonly [string, string])[] = [
    ['Last 7 days', writeDollars(data.total)],
    ['An hour', writeDollars(data.perHour)],
    ['CPU, on average', data.cpuCores.toFixed(1)],
    ['GiB, on average', data.ramGib.toFixed(1)],
  ];
  return (
    <div class="costs" tabIndex={0} role="group" aria-label="Costs">
      <dl class="figures">
        {figures.map(([name, value]) => (
          <div key={name} class="card">
            <dt class="muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="card">
        <h2>Dollars an hour</h2>
        <Chart times={data.times} series={data.series} write={writeDollars} />
      </div>
    </div>
  );
}
