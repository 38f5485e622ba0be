import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router';
import { problemOf } from '../../app/problem.js';
import { useApi } from '../../app/session.js';
import type { Evidence } from '../../types.js';
import { andList, count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts } from '../../ui/Page.js';
import { useAddress } from '../../ui/PlaceLink.js';
import { oneColumn } from '../../ui/theme.js';
import { missingIn, rowState, versionOf } from './row.js';
import { saveRow } from './saveRow.js';
import type { AddRows } from './useAddRows.js';

const Foot = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  background: theme.palette.background.paper,
  borderTop: `1px solid ${theme.palette.text.primary}`,
  margin: '20px -24px -56px',
  padding: '12px 24px',
  display: 'flex',
  alignItems: 'center',
  gap: '8px 16px',
  flexWrap: 'wrap',
  '& > :last-of-type': { marginLeft: 'auto' },
  [oneColumn]: {
    margin: '16px -16px -40px',
    padding: '10px 16px',
    '& > :last-of-type': { margin: 0, width: '100%' },
    '& > :last-of-type > *': { flex: 1 },
  },
}));

/** Saves what is filled in; sends what is ready. Buttons are never dead: they say what is missing. */
export function SaveBar({
  table,
  evidence,
  askId,
}: {
  table: AddRows;
  evidence: ReadonlyMap<string, Evidence>;
  askId: string | null;
}) {
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const address = useAddress();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<string[]>([]);

  const states = table.rows.map((row) => {
    const known = row.evidenceId ? evidence.get(row.evidenceId) : undefined;
    return { row, known, state: rowState(row, table.progress[row.key], versionOf(row, known)) };
  });
  const ready = states.filter(({ state }) => state === 'ready');
  const savable = states.filter(({ row }) => row.evidenceId !== null && row.form.title.trim() !== '');

  const save = async (chosen: typeof states, send: boolean) => {
    setBusy(true);
    const done: string[] = [];
    const refusals: string[] = [];
    for (const { row } of chosen) {
      try {
        await saveRow(api, row, { send, askId });
        done.push(row.key);
      } catch (error) {
        refusals.push(`${row.form.title}: ${problemOf(error).detail}`);
      }
    }
    setBusy(false);
    table.forget(done);
    setMissing(refusals);
    refresh();
    if (done.length === 0) return;
    notify(
      send ? `${count(done.length, 'document')} sent for review.` : `${count(done.length, 'draft')} saved.`,
      { type: 'info' },
    );
    if (done.length === table.rows.length) navigate(address(askId ? '/' : '/evidence'));
  };

  const send = () => {
    if (ready.length > 0) return void save(ready, true);
    setMissing(
      states.map(({ row, state }) =>
        state === 'needs-you'
          ? `${row.form.title || row.fileName} still needs ${andList(missingIn(row.form))}.`
          : `${row.form.title || row.fileName} is not checked yet.`,
      ),
    );
  };

  return (
    <Foot>
      <Box role="status">
        <b>
          {ready.length} of {table.rows.length} ready.
        </b>{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          Kept on this computer; you can close this tab.
        </Box>
        {missing.length > 0 ? (
          <Notice urgent title="Not everything could be sent.">
            <ul>
              {missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </Box>
      <Acts>
        <Button loading={busy} onClick={() => void save(savable, false)}>
          Save as drafts
        </Button>
        <Button variant="contained" color="primary" loading={busy} onClick={send}>
          {ready.length > 0 ? `Save ${ready.length} and send for review` : 'Save and send for review'}
        </Button>
      </Acts>
    </Foot>
  );
}
