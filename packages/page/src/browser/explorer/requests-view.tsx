import type { JSX } from 'preact';
import { Empty } from '../pieces/states.tsx';
import { goTo } from '../route.ts';
import { ListView } from './list-view.tsx';
import { RequestPanel } from './request-panel.tsx';
import { simulator } from './simulator.ts';

/** Every request as it arrives, the newest first. */
export function RequestsView({ openIndex }: { readonly openIndex: string | undefined }): JSX.Element {
  const summary = simulator.summary.value;
  return (
    <section class="view" aria-labelledby="title">
      <h1 id="title">Requests</h1>
      <div class="split">
        <ListView
          of="requests"
          title="Requests"
          openId={openIndex}
          onOpen={({ id }) => goTo('requests', id)}
          news={`${summary?.start} ${summary?.requests}`}
          empty={
            <Empty title="No requests yet">
              <p>They show up here as they arrive. Try one, with the key that the simulator printed:</p>
              <pre>{`curl -H "X-API-Key: $API_KEY" ${location.origin}/v1/kubernetes/external-clusters`}</pre>
            </Empty>
          }
        />
        {openIndex !== undefined && (
          <RequestPanel key={openIndex} index={openIndex} onClose={() => goTo('requests')} />
        )}
      </div>
    </section>
  );
}
