import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { request, send } from '../../app/http.js';
import { type Problem, problemOf } from '../../app/problem.js';
import { useApi } from '../../app/session.js';
import { FileDrop } from '../../plans/import/FileDrop.js';
import { Remarks } from '../../plans/import/Remarks.js';
import type { KpiImport } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/Page.js';
import { PlaceLink, useAddress } from '../../ui/PlaceLink.js';
import { MeasurePreview } from './MeasurePreview.js';

/** A refusal that names every place of the file that needs mending. */
type ImportProblem = Omit<Problem, 'errors'> & { errors?: { place?: string; message: string }[] };

const lookEveryMs = 1000;

/** The measures of a plan's file come in here: chosen, looked at, applied whole. */
export function MeasureImportPage() {
  const api = useApi();
  const address = useAddress();
  const navigate = useNavigate();
  const notify = useNotify();
  const [preview, setPreview] = useState<KpiImport | null>(null);
  const look = (token: string) => request<KpiImport>(`${api}/kpis/import/${token}`);
  const read = useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      form.append('file', file);
      let view = (await send(`${api}/kpis/import`, { method: 'POST', body: form })).json as KpiImport;
      while (view.state === 'reading') {
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
        view = await look(view.token);
      }
      return view;
    },
    onSuccess: setPreview,
  });
  const problem = read.error ? (problemOf(read.error) as ImportProblem) : null;
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/measures">Measures</PlaceLink>}
        title="Import measures"
        lead="Choose the plan that holds them, as a Word document, an Excel workbook or a CSV table. You see what it would change before anything is changed."
      />
      <div style={{ height: 16 }} />
      <FileDrop
        label="File with measures"
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
      {preview?.state === 'ready' ? (
        <MeasurePreview
          key={preview.stood}
          preview={preview}
          onOvertaken={() => void look(preview.token).then(setPreview)}
          onApplied={({ changes }) => {
            notify(changes === 0 ? 'Nothing differed.' : `${count(changes, 'change')} applied.`, {
              type: 'info',
            });
            void navigate(address('/measures'));
          }}
        />
      ) : null}
    </>
  );
}
