import { Fragment, useCallback, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { OpenedCapture } from '../../../shared/model/capture';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EndpointId } from '../../../shared/model/ids';
import { CapturePane } from '../captures/capture-pane';
import { runTime } from '../captures/capture-words';
import { Pane } from '../pane/pane';
import { paneKey, type PaneRef } from './pane-ref';
import { useNarrow } from './use-narrow';
import styles from './workspace.module.css';

/** The least a pane needs, in pixels, to show its settings and a line of its log in full. */
const MIN_WIDTH = 380;
const MIN_HEIGHT = 560;
/** What lies between two panes. */
const GAP = 8;

interface WorkspaceProps {
  readonly endpoints: readonly Endpoint[];
  readonly captures: readonly OpenedCapture[];
  readonly wanted: PaneRef | null;
  readonly onShown: () => void;
  readonly onShow: (pane: PaneRef) => void;
}

interface PlacedPane {
  readonly key: string;
  readonly name: string;
  readonly pane: ReactNode;
}

/** All panes side by side, or one under the other where it is narrow; it scrolls when they do not fit. */
export function Workspace({ endpoints, captures, wanted, onShown, onShow }: WorkspaceProps): ReactNode {
  const narrow = useNarrow();
  const isWanted = (kind: PaneRef['kind'], id: number): boolean => wanted?.kind === kind && wanted.id === id;
  const onMade = useCallback((id: EndpointId) => onShow({ kind: 'endpoint', id }), [onShow]);
  const panes: readonly PlacedPane[] = [
    ...endpoints.map((endpoint) => ({
      key: paneKey({ kind: 'endpoint', id: endpoint.id }),
      name: endpoint.name,
      pane: (
        <Pane
          endpoint={endpoint}
          wanted={isWanted('endpoint', endpoint.id)}
          onShown={onShown}
          onMade={onMade}
        />
      ),
    })),
    ...captures.map((capture) => ({
      key: paneKey({ kind: 'capture', id: capture.id }),
      name: `the capture of ${runTime(capture)}`,
      pane: <CapturePane capture={capture} wanted={isWanted('capture', capture.id)} onShown={onShown} />,
    })),
  ];
  const least = panes.length * ((narrow ? MIN_HEIGHT : MIN_WIDTH) + GAP) - GAP;
  if (panes.length === 0) return <p className={styles['none']}>Add a server or a client to begin.</p>;
  return (
    <div className={styles['workspace']}>
      <div className={styles['sheet']} style={narrow ? { height: least } : { minWidth: least }}>
        <Group orientation={narrow ? 'vertical' : 'horizontal'}>
          {panes.map(({ key, name, pane }, index) => (
            <Fragment key={key}>
              {index > 0 && <Separator className={styles['separator']} aria-label={`Size of ${name}`} />}
              <Panel id={`pane-${key}`} className={styles['panel']} minSize={narrow ? MIN_HEIGHT : MIN_WIDTH}>
                {pane}
              </Panel>
            </Fragment>
          ))}
        </Group>
      </div>
    </div>
  );
}
