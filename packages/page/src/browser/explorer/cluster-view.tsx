import type { JSX } from 'preact';
import type { ObjectData } from '../../explorer-data.ts';
import { Icon } from '../pieces/icon.tsx';
import { Badge } from '../pieces/badge.tsx';
import { Problem } from '../pieces/states.tsx';
import { addressOf, goTo } from '../route.ts';
import { clusterTabs } from './cluster-tabs.tsx';
import { CostsView } from './costs-view.tsx';
import { ListView } from './list-view.tsx';
import { ObjectPanel } from './object-panel.tsx';
import { worldNews } from './simulator.ts';
import { useData } from './use-data.ts';

interface ClusterViewProps {
  readonly clusterId: string;
  readonly tab: string;
  readonly openId: string | undefined;
}

/** One cluster and what it holds. */
export function ClusterView(props: ClusterViewProps): JSX.Element {
  const { clusterId, tab } = props;
  const cluster = useData('object', { of: 'clusters', id: clusterId }, worldNews.value);
  if (cluster instanceof Error) {
    return (
      <section class="view" aria-labelledby="title">
        <h1 id="title">Cluster</h1>
        <Problem title="Cannot show this cluster">
          <p>{cluster.message}</p>
          <a href={addressOf('clusters')}>Show all clusters</a>
        </Problem>
      </section>
    );
  }
  return (
    <section class="view" aria-labelledby="title">
      <ClusterTitle cluster={cluster} />
      <nav class="tabs" aria-label="Parts of the cluster">
        {clusterTabs.map(({ name, title }) => (
          <a
            key={name}
            href={addressOf('clusters', clusterId, name)}
            aria-current={name === tab ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      <div class="split">
        <TabContent {...props} />
      </div>
    </section>
  );
}

function TabContent({ clusterId, tab, openId }: ClusterViewProps): JSX.Element | null {
  if (tab === 'costs') return <CostsView clusterId={clusterId} />;
  if (tab === 'policies') return <ObjectPanel key={tab} of="policies" clusterId={clusterId} id="policies" />;
  if (tab === 'about') return <ObjectPanel key={tab} of="clusters" clusterId={clusterId} id={clusterId} />;
  const { list, title, empty } = clusterTabs.find(({ name }) => name === tab) ?? {};
  if (list === undefined || title === undefined) return null;
  return (
    <>
      <ListView
        key={tab}
        of={list}
        clusterId={clusterId}
        title={title}
        openId={openId}
        onOpen={({ id }) => goTo('clusters', clusterId, tab, id)}
        news={worldNews.value}
        empty={empty}
      />
      {openId !== undefined && (
        <ObjectPanel
          key={openId}
          of={list}
          clusterId={clusterId}
          id={openId}
          onClose={() => goTo('clusters', clusterId, tab)}
        />
      )}
    </>
  );
}

function ClusterTitle({ cluster }: { readonly cluster: ObjectData | undefined }): JSX.Element {
  const value = new Map(Object.entries(cluster?.value ?? {}));
  const words = [value.get('providerType'), new Map(Object.entries(value.get('region') ?? {})).get('name')];
  return (
    <div class="title">
      <a class="button plain" href={addressOf('clusters')} aria-label="All clusters">
        <Icon name="back" />
      </a>
      <h1 id="title">{cluster?.title ?? '…'}</h1>
      {cluster !== undefined && <Badge word={String(value.get('status'))} />}
      <span class="muted">{words.filter(Boolean).join(' · ')}</span>
    </div>
  );
}
