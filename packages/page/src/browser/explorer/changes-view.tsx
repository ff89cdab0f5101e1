import type { JSX } from 'preact';
import type { ChangeData } from '../../explorer-data.ts';
import { Diff } from '../pieces/diff.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { Empty } from '../pieces/states.tsx';
import { goTo } from '../route.ts';
import { placeOf } from './place-of.ts';
import { ListView } from './list-view.tsx';
import { Panel } from '../pieces/panel.tsx';
import { worldNews } from './simulator.ts';
import { UnreadPanel } from '../pieces/unread-panel.tsx';
import { useData } from './use-data.ts';

/** What is not as it was when the simulator started. */
export function ChangesView({ openId }: { readonly openId: string | undefined }): JSX.Element {
  return (
    <section class="view" aria-labelledby="title">
      <h1 id="title">Changes since the start</h1>
      <div class="split">
        <ListView
          of="changes"
          title="Changes"
          openId={openId}
          onOpen={({ id }) => goTo('changes', id)}
          news={worldNews.value}
          empty={
            <Empty title="Everything is as it was at the start">
              <p>
                Run a bot against {location.origin}, or edit something here: what changed is listed with its
                value before.
              </p>
            </Empty>
          }
        />
        {openId !== undefined && <ChangePanel key={openId} id={openId} onClose={() => goTo('changes')} />}
      </div>
    </section>
  );
}

interface ChangePanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

function ChangePanel({ id, onClose }: ChangePanelProps): JSX.Element {
  const data = useData('change', { id }, worldNews.value);
  if (data === undefined) return <UnreadPanel onClose={onClose} />;
  if (data instanceof Error) {
    return (
      <Panel title="No change" onClose={onClose}>
        <Empty title={data.message} />
      </Panel>
    );
  }
  return (
    <Panel
      title={data.name}
      subtitle={data.kind}
      buttons={data.after !== null && <OpenButton href={placeOf(data)} />}
      onClose={onClose}
    >
      <Content {...data} />
    </Panel>
  );
}

/** Leads to the object itself. */
function OpenButton({ href }: { readonly href: string | undefined }): JSX.Element | null {
  if (href === undefined) return null;
  return (
    <a class="button" href={href}>
      Open it
    </a>
  );
}

function Content({ before, after }: ChangeData): JSX.Element {
  if (before !== null && after !== null) return <Diff before={before} after={after} />;
  const title = before === null ? 'It was created:' : 'It was deleted. It was:';
  return (
    <>
      <h3>{title}</h3>
      <JsonText value={after ?? before} label={title} />
    </>
  );
}
