import type { JSX } from 'preact';
import { Badge } from '../pieces/badge.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { Fact, Facts } from '../pieces/facts.tsx';
import { writeBytes } from '../pieces/write-words.ts';
import { CopyButton } from '../pieces/copy-button.tsx';
import { Panel } from '../pieces/panel.tsx';
import { UnreadPanel } from '../pieces/unread-panel.tsx';
import { useData } from './use-data.ts';

interface RequestPanelProps {
  readonly index: string;
  readonly onClose: () => void;
}

/** One request whole. */
export function RequestPanel({ index, onClose }: RequestPanelProps): JSX.Element {
  const data = useData('request', { index }, '');
  if (data === undefined || data instanceof Error) {
    return <UnreadPanel problem={data} title="Cannot show this request" onClose={onClose} />;
  }
  return (
    <Panel
      title={`${data.method} ${data.path}`}
      buttons={<CopyButton text={() => data.curl} title="Copy as curl" />}
      onClose={onClose}
    >
      <Facts>
        <Fact name="Status">
          <Badge word={data.status === 0 ? 'no answer' : String(data.status)} />
        </Fact>
        <Fact name="At">{data.at}</Fact>
        <Fact name="Took">{data.tookMs.toFixed(1)} ms</Fact>
        <Fact name="Sent by">{data.sender ?? 'unknown'}</Fact>
        <Fact name="Operation">{data.operation ?? 'none that the simulator knows'}</Fact>
        <Fact name="Does">{data.effect}</Fact>
        {data.faults.length > 0 && <Fact name="Faults met">{data.faults.join(', ')}</Fact>}
        {data.unknownFields.length > 0 && (
          <Fact name="Fields the API does not know">{data.unknownFields.join(', ')}</Fact>
        )}
      </Facts>
      {Object.keys(data.query).length > 0 && (
        <>
          <h3>Query</h3>
          <JsonText value={data.query} label="Query" />
        </>
      )}
      <h3>Body {data.bodyBytes > 0 && <span class="muted">{writeBytes(data.bodyBytes)}</span>}</h3>
      {data.bodyBytes === 0 ? <p class="muted">None</p> : <JsonText value={data.body} label="Body" />}
      <h3>Headers</h3>
      <JsonText value={data.headers} label="Headers" />
    </Panel>
  );
}
