import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../pieces/icon.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { CopyButton } from '../pieces/copy-button.tsx';
import { Panel } from '../pieces/panel.tsx';
import { simulator, worldNews } from './simulator.ts';
import { UnreadPanel } from '../pieces/unread-panel.tsx';
import { useData } from './use-data.ts';

interface ObjectPanelProps {
  readonly of: string;
  readonly clusterId: string;
  readonly id: string;
  /** Left out where it is all of the view. */
  readonly onClose?: () => void;
}

/** One object of the world as JSON, to be read, copied and edited. */
export function ObjectPanel({ of, clusterId, id, onClose }: ObjectPanelProps): JSX.Element {
  const data = useData('object', { of, cluster: clusterId, id }, worldNews.value);
  const draft = useSignal<string | undefined>(undefined);
  if (data === undefined || data instanceof Error) {
    return <UnreadPanel problem={data} onClose={onClose} />;
  }
  const text = JSON.stringify(data.value, undefined, 2);
  const buttons = (
    <>
      <CopyButton text={() => text} title="Copy JSON" />
      {draft.value === undefined && (
        <button
          type="button"
          onClick={() => {
            draft.value = text;
          }}
        >
          <Icon name="edit" /> Edit
        </button>
      )}
    </>
  );
  return (
    <Panel title={data.title} subtitle={data.kind} buttons={buttons} onClose={onClose}>
      {draft.value === undefined ? (
        <JsonText value={data.value} label={`${data.title} as JSON`} />
      ) : (
        <Editor draft={draft} target={{ of, cluster: clusterId, id }} />
      )}
    </Panel>
  );
}

interface EditorProps {
  readonly draft: Signal<string | undefined>;
  readonly target: { readonly of: string; readonly cluster: string; readonly id: string };
}

function Editor({ draft, target }: EditorProps): JSX.Element {
  const problem = useSignal<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    try {
      const value: unknown = JSON.parse(draft.value ?? '');
      await simulator.act('edit', { ...target, value });
      draft.value = undefined;
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <form
      class="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label for="editor-text" class="hidden">
        The object as JSON
      </label>
      <textarea
        id="editor-text"
        class="mono"
        spellcheck={false}
        value={draft.value}
        onInput={({ currentTarget }) => {
          draft.value = currentTarget.value;
        }}
      />
      {problem.value !== undefined && (
        <p class="problem-text" role="alert">
          {problem.value}
        </p>
      )}
      <div class="answers">
        <button
          type="button"
          onClick={() => {
            draft.value = undefined;
          }}
        >
          Leave it as it is
        </button>
        <button type="submit" class="primary">
          Save
        </button>
      </div>
    </form>
  );
}
