import { ArrowDownLeft, ArrowUpRight, CircleDot, X } from 'lucide-react';
import { useState, useSyncExternalStore, type ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { formatExactTime } from '../../../../shared/bytes/format';
import { explain } from '../../../../shared/explanations';
import type { CaptureId } from '../../../../shared/model/capture';
import type { Endpoint } from '../../../../shared/model/endpoint';
import { isChunk, type ChunkRow, type EventRow, type Row } from '../../../../shared/model/row';
import { useServices } from '../../../state/app-context';
import { createRecordBytes } from '../../../state/record-bytes';
import { Button, IconButton } from '../../../ui/button';
import { eventFields, eventWords } from '../event-words';
import { byteCount } from '../row-text';
import { cx } from '../../../ui/cx';
import { copyRecord, writeClipboard, type CopyFormat } from './copy';
import styles from './detail.module.css';
import { HexView } from './hex-view';
import { TextView } from './text-view';

/** How a record's bytes are shown. It stays as it is while one record after the other is looked at. */
type View = 'text' | 'hex';

interface DetailProps {
  readonly capture: CaptureId;
  readonly row: Row;
  readonly side: Endpoint['kind'];
  readonly onClose: () => void;
}

/** One record whole: what, when, on which connection, and its bytes as text and as hex. */
export function Detail({ capture, row, side, onClose }: DetailProps): ReactElement {
  const [tab, setTab] = useState<View>('text');
  return (
    <section
      className={styles['detail']}
      aria-label="Details"
      // While it goes down: the buttons inside keep their keys to themselves.
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {isChunk(row) ? (
        <ChunkDetail key={row.seq} capture={capture} row={row} tab={tab} onTab={setTab} onClose={onClose} />
      ) : (
        <EventDetail capture={capture} row={row} side={side} onClose={onClose} />
      )}
    </section>
  );
}

interface ChunkDetailProps {
  readonly capture: CaptureId;
  readonly row: ChunkRow;
  readonly tab: View;
  readonly onTab: (tab: View) => void;
  readonly onClose: () => void;
}

function ChunkDetail({ capture, row, tab, onTab, onClose }: ChunkDetailProps): ReactElement {
  const { client } = useServices();
  const [bytes] = useState(() => createRecordBytes(client, { capture, ...row }));
  const [said, setSaid] = useState('');
  const { problem } = useSyncExternalStore(bytes.subscribe, bytes.current);

  async function copy(format: CopyFormat): Promise<void> {
    setSaid('');
    setSaid(await copyRecord(client, capture, row, format, writeClipboard));
  }

  return (
    <Tabs
      className={cx(styles['tabs'])}
      selectedKey={tab}
      onSelectionChange={(key) => onTab(key === 'hex' ? 'hex' : 'text')}
    >
      <header className={styles['header']}>
        <span className={styles['what']} data-direction={row.kind}>
          {row.kind === 'in' ? (
            <ArrowDownLeft size={14} aria-hidden />
          ) : (
            <ArrowUpRight size={14} aria-hidden />
          )}
          {row.kind === 'in' ? 'Received' : 'Sent'} {byteCount(row.length)}
        </span>
        <Facts row={row} />
        <IconButton label="Close details" icon={<X size={14} aria-hidden />} onPress={onClose} />
      </header>
      <div className={styles['bar']}>
        <TabList aria-label="Show as" className={cx(styles['tabList'])}>
          <Tab id="text" className={cx(styles['tab'])}>
            Text
          </Tab>
          <Tab id="hex" className={cx(styles['tab'])}>
            Hex
          </Tab>
        </TabList>
        <span role="status" className={styles['said']}>
          {said}
        </span>
        <Button tone="quiet" onPress={() => void copy('text')}>
          Copy as text
        </Button>
        <Button tone="quiet" onPress={() => void copy('hex')}>
          Copy as hex
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {explain(problem).sentence} {explain(problem).next}
        </p>
      )}
      <TabPanel id="text" className={cx(styles['panel'])}>
        <TextView row={row} bytes={bytes} />
      </TabPanel>
      <TabPanel id="hex" className={cx(styles['panel'])}>
        <HexView bytes={bytes} length={row.length} />
      </TabPanel>
    </Tabs>
  );
}

function EventDetail({ row, side, onClose }: DetailProps & { readonly row: EventRow }): ReactElement {
  return (
    <>
      <header className={styles['header']}>
        <span className={styles['what']}>
          <CircleDot size={14} aria-hidden />
          Event
        </span>
        <Facts row={row} />
        <IconButton label="Close details" icon={<X size={14} aria-hidden />} onPress={onClose} />
      </header>
      <div className={styles['event']}>
        <p className={styles['words']}>{eventWords(row, side).words}</p>
        <dl className={styles['fields']}>
          {eventFields(row).map(({ name, value }) => (
            <div key={name} className={styles['field']}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}

/** When, on which connection, and the record's number. */
function Facts({ row }: { readonly row: Row }): ReactElement {
  return (
    <span className={styles['facts']}>
      <span className={styles['time']}>{formatExactTime(row.at)}</span>
      {row.connection !== null && <span>#{row.connection}</span>}
      <span>record {row.seq.toLocaleString('en')}</span>
    </span>
  );
}
