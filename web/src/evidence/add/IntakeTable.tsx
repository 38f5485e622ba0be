import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { count } from '../../ui/format.js';
import { Hidden } from '../../ui/Hidden.js';
import { Kbd } from '../../ui/Kbd.js';
import { Acts } from '../../ui/Page.js';
import { BulkBar } from './BulkBar.js';
import { IntakeRow } from './IntakeRow.js';
import { IntakeBox } from './intakeLook.js';
import type { Known } from './proposeForm.js';
import type { Intake } from './useIntake.js';

/** Up and down go to the same column of the next row, as in a spreadsheet; what has arrows of its own keeps them. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const column = (event.target as HTMLElement).dataset.column;
  if (by === 0 || !column) return;
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-column=${column}]`)];
  const next = fields[fields.indexOf(event.target as HTMLElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Many files, each with what its name and folders propose. Nothing is saved until all of them are filed. */
export function IntakeTable({ intake, known, onFile }: { intake: Intake; known: Known; onFile: () => void }) {
  const { files } = intake;
  const heading = useRef<HTMLHeadingElement>(null);
  const taken = files.filter((each) => each.taken);
  const ticked = files.filter((each) => each.ticked).length;
  const unread = files.filter((each) => each.sha256 === null && !each.refusal).length;
  const without = taken.filter((each) => each.form.areaIds.length === 0).length;
  useEffect(() => heading.current?.focus(), []);
  return (
    <Box
      component="section"
      aria-labelledby="intake-title"
      sx={{ px: '12px' }}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && taken.length > 0) {
          event.preventDefault();
          onFile();
        } else moveBetweenRows(event);
      }}
    >
      <Typography variant="h2" id="intake-title" ref={heading} tabIndex={-1} sx={{ outline: 'none' }}>
        {count(files.length, 'file')}: nothing is saved yet
      </Typography>
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
        Read from names and folders; correct what is wrong.{' '}
        {unread > 0
          ? `${count(unread, 'file')} still to be compared with what is here.`
          : `${count(taken.length, 'file')} to be filed, ${without === 0 ? 'each with an area' : `${without} without an area`}.`}
      </Typography>
      {ticked > 0 ? <BulkBar ticked={ticked} known={known} onSet={intake.setForTicked} /> : null}
      <IntakeBox>
        <thead>
          <tr>
            <th style={{ width: 32 }}>
              <input
                type="checkbox"
                aria-label="Tick all files"
                checked={ticked === files.length}
                onChange={(event) => intake.tickAll(event.target.checked)}
              />
            </th>
            <th>Title</th>
            <th style={{ width: 124 }}>Kind</th>
            <th style={{ width: 142 }}>Covers</th>
            <th style={{ width: 216 }}>Areas and actions</th>
            <th style={{ width: 104 }}>Shows</th>
            <th style={{ width: 92 }}>
              <Hidden>Leave out</Hidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <IntakeRow
              key={file.key}
              file={file}
              known={known}
              onChange={(changes) => intake.change(file.key, changes)}
              onDrop={() => intake.drop([file.key])}
            />
          ))}
        </tbody>
      </IntakeBox>
      <Acts sx={{ py: '14px' }}>
        <Button variant="contained" color="primary" disabled={taken.length === 0} onClick={onFile}>
          File {count(taken.length, 'document')}
        </Button>
        <Button onClick={intake.clear}>Put the list away</Button>
        <Box component="span" sx={{ fontSize: '.8125rem', color: 'text.secondary' }}>
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> files them · <Kbd>↑</Kbd> <Kbd>↓</Kbd> same column
        </Box>
      </Acts>
    </Box>
  );
}
