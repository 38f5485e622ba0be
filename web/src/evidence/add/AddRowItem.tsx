import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { X } from 'lucide-react';
import { useRef } from 'react';
import type { AreaRef, Evidence } from '../../types.js';
import { count, showAreas, showPeriod, showSize } from '../../ui/format.js';
import { Hidden } from '../../ui/Hidden.js';
import { Notice } from '../../ui/Notice.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { kindWords, showsWords } from '../../ui/words.js';
import { RowFields } from './RowFields.js';
import { RowStateTag } from './RowStateTag.js';
import { type AddRow, type Progress, type RowForm, rowState, versionOf } from './row.js';
import { FileFace, RowBox } from './rowLook.js';

interface AddRowItemProps {
  row: AddRow;
  progress: Progress | undefined;
  evidence: Evidence | undefined;
  areas: readonly AreaRef[];
  open: boolean;
  onToggle: (open: boolean) => void;
  onChange: (form: RowForm) => void;
  /** Sends the same file once more, when it is still in hand. */
  onAgain: (() => void) | undefined;
  onReplace: (file: File) => void;
  onRemove: () => void;
}

function summaryOf(form: RowForm, areas: readonly AreaRef[]): [string, string] {
  const numbers = areas.filter((area) => form.areaIds.includes(area.id)).map((area) => area.number);
  const period = showPeriod(form.coversFrom || null, form.coversTo || null);
  return [
    [kindWords[form.kind], period].filter(Boolean).join(' · '),
    [showAreas(numbers), form.shows ? showsWords[form.shows].title : ''].filter(Boolean).join(' · '),
  ];
}

/** One file: what it is, how far it is, and what to put right, in the row itself. */
export function AddRowItem(props: AddRowItemProps) {
  const { row, progress, evidence, areas, open, onToggle, onChange, onAgain, onReplace, onRemove } = props;
  const another = useRef<HTMLInputElement>(null);
  const version = versionOf(row, evidence);
  const state = rowState(row, progress, version);
  const [first, second] = summaryOf(row.form, areas);
  const replaceButton = (label: string) => (
    <Button size="small" onClick={() => another.current?.click()}>
      {label}
    </Button>
  );
  return (
    <RowBox className={open ? 'open' : ''}>
      <div className="line">
        <FileFace aria-hidden>{row.fileName.split('.').pop()?.slice(0, 4).toUpperCase()}</FileFace>
        <div>
          <p className="title">{row.form.title || row.fileName}</p>
          <p className="file">
            {row.fileName} · {showSize(row.size)}
            {version?.pageCount ? ` · ${count(version.pageCount, 'page')}` : ''}
          </p>
        </div>
        <p className="summary">
          {first}
          <br />
          {second}
        </p>
        <div className="state">
          <RowStateTag state={state} size={row.size} progress={progress} />
        </div>
        <div className="acts">
          <Button size="small" aria-expanded={open} onClick={() => onToggle(!open)}>
            {open ? 'Close' : 'Fill in'}
            <Hidden> {row.form.title}</Hidden>
          </Button>
          <IconButton aria-label={`Take ${row.fileName} off the page`} onClick={onRemove}>
            <X size={18} aria-hidden />
          </IconButton>
        </div>
      </div>
      <input
        ref={another}
        type="file"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onReplace(file);
          event.target.value = '';
        }}
      />
      <div className="below">
        {progress?.step === 'failed' ? (
          <Notice
            urgent
            title={progress.message}
            ways={
              onAgain ? (
                <Button size="small" onClick={onAgain}>
                  Try again
                </Button>
              ) : (
                replaceButton('Choose the file again')
              )
            }
          />
        ) : null}
        {row.twin ? (
          <Notice title="Already here.">
            The same file stands here as{' '}
            <PlaceLink to={`/evidence/${row.twin.evidenceId}`}>{row.twin.title}</PlaceLink>. Take this row off
            the page, or keep it if it is meant to be here twice.
          </Notice>
        ) : null}
        {state === 'refused' && version?.reason ? (
          <Notice urgent title={version.reason.message} ways={replaceButton('Replace this file')}>
            Nothing else on this page was lost.
          </Notice>
        ) : null}
        {state === 'lost' ? (
          <Notice
            title="The file did not arrive before this page was closed."
            ways={replaceButton('Choose the file again')}
          >
            What you filled in is still here. Choose or drop the same file and the rest of it is sent.
          </Notice>
        ) : null}
        {version?.warnings.map((warning) => (
          <Notice key={warning.code} title={warning.message} />
        ))}
        {open ? <RowFields form={row.form} areas={areas} onChange={onChange} /> : null}
      </div>
    </RowBox>
  );
}
