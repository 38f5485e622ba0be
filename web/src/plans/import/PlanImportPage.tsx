import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetList, useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { request, send } from '../../app/http.js';
import { type Problem, problemOf } from '../../app/problem.js';
import { useApi } from '../../app/session.js';
import type { AppliedPlanImport, Plan, PlanColumns, PlanImport } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/Page.js';
import { PlaceLink, useAddress } from '../../ui/PlaceLink.js';
import { ColumnsForm } from './ColumnsForm.js';
import { FileDrop } from './FileDrop.js';
import { ImportPreview } from './ImportPreview.js';
import { Remarks } from './Remarks.js';

/** A refusal that offers the file's tables: a person may say that one of them is the plan. */
type ImportProblem = Omit<Problem, 'errors'> & {
  token?: string;
  tables?: PlanColumns[];
  errors?: { place?: string; message: string }[];
};

const lookEveryMs = 1000;

/** A plan file comes in here: chosen, looked at, explained where it must be, and applied whole. */
export function PlanImportPage() {
  const api = useApi();
  const address = useAddress();
  const navigate = useNavigate();
  const notify = useNotify();
  const [wanted, setWanted] = useState('');
  const [preview, setPreview] = useState<PlanImport | null>(null);
  const plans = useGetList<Plan>('plans', { filter: {}, pagination: { page: 1, perPage: 50 } });
  const read = useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      if (wanted) form.append('planId', wanted);
      form.append('file', file);
      let view = (await send(`${api}/plans/import`, { method: 'POST', body: form })).json as PlanImport;
      while (view.state === 'reading') {
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
        view = await request<PlanImport>(`${api}/plans/import/${view.token}`);
      }
      return view;
    },
    onSuccess: setPreview,
  });
  const explain = useMutation({
    mutationFn: ({ token, columns }: { token: string; columns: object[] }) =>
      request<PlanImport>(`${api}/plans/import/${token}/answers`, 'POST', { columns }),
    onSuccess: (view) => {
      read.reset();
      setPreview(view);
    },
  });
  const done = ({ planId, changes, mode }: AppliedPlanImport) => {
    const sentence =
      mode === 'new'
        ? 'The plan is there.'
        : `${count(changes, 'change')} applied. The edition before is frozen.`;
    notify(sentence, { type: 'info' });
    void navigate(address(`/plan?plan=${planId}`));
  };
  const problem = read.error ? (problemOf(read.error) as ImportProblem) : null;
  const token = problem?.token;
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/plan">Plan</PlaceLink>}
        title="Import a plan"
        lead="Choose the plan as a Word document, an Excel workbook or a CSV table. You see what it would change before anything is changed."
      />
      <TextField
        select
        size="small"
        label="It is an edition of"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: 320, maxWidth: '100%', my: 2 }}
      >
        <MenuItem value="">Whichever plan shares most actions</MenuItem>
        <MenuItem value="new">None: a new plan</MenuItem>
        {(plans.data ?? []).map((plan) => (
          <MenuItem key={plan.id} value={plan.id}>
            {plan.title}
          </MenuItem>
        ))}
      </TextField>
      <FileDrop
        label="Plan file"
        busy={read.isPending}
        onFile={(file) => {
          setPreview(null);
          read.mutate(file);
        }}
      />
      {problem ? (
        <Notice urgent title={problem.detail}>
          {problem.errors && problem.errors.length > 1 ? <Remarks remarks={problem.errors} /> : null}
        </Notice>
      ) : null}
      {explain.error ? <Notice urgent title={problemOf(explain.error).detail} /> : null}
      {token
        ? (problem?.tables ?? []).map((table) => (
            <details key={table.signature}>
              <summary>“{table.place}” is the plan: say what its columns mean</summary>
              <ColumnsForm
                columns={table}
                busy={explain.isPending}
                onSay={(said) => explain.mutate({ token, columns: [said] })}
              />
            </details>
          ))
        : null}
      {preview?.state === 'ready' ? (
        <ImportPreview key={preview.token} preview={preview} onPreview={setPreview} onApplied={done} />
      ) : null}
    </>
  );
}
