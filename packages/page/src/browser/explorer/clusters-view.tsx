import type { JSX } from 'preact';
import { Empty } from '../pieces/states.tsx';
import { goTo } from '../route.ts';
import { ListView } from './list-view.tsx';
import { worldNews } from './simulator.ts';

/** Every cluster. */
export function ClustersView(): JSX.Element {
  return (
    <section class="view" aria-labelledby="title">
      <h1 id="title">Clusters</h1>
      <ListView
        of="clusters"
        title="Clusters"
        openId={undefined}
        onOpen={({ id }) => goTo('clusters', id)}
        news={worldNews.value}
        empty={
          <Empty title="This world has no clusters">
            <p>A bot can register one, or start a world that has some:</p>
            <pre>castai-bot simulate --clusters 3</pre>
          </Empty>
        }
      />
    </section>
  );
}
