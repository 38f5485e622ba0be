import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { request } from '../app/http.js';
import type { Problem } from '../app/problem.js';
import { useApi, useMay } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import { HandDialog } from '../evidence/life/HandDialog.js';
import type { HandedOver, Person, Portfolio } from '../types.js';
import { andList, count } from '../ui/format.js';

/** What a person answers for; asked only while it is wanted. */
export function usePortfolio(personId: string, enabled: boolean): Portfolio | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['people', personId, 'portfolio'],
    queryFn: () => request<Portfolio>(`${api}/people/${personId}/portfolio`),
    enabled,
  });
  return data;
}

/** `3 documents, 1 open ask and area 7`; empty when there is nothing. */
export const portfolioWords = ({ evidence, openAsks, areas }: Portfolio): string =>
  andList([
    ...(evidence > 0 ? [count(evidence, 'document')] : []),
    ...(openAsks > 0 ? [count(openAsks, 'open ask')] : []),
    ...(areas.length > 0
      ? [`${areas.length === 1 ? 'area' : 'areas'} ${andList(areas.map((area) => String(area.number)))}`]
      : []),
  ]);

/** Hands everything a person answers for to somebody else, whole or not at all. */
export function HandOverButton({ person, label = 'Hand over' }: { person: Person; label?: string }) {
  const may = useMay();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const [areas, setAreas] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const portfolio = usePortfolio(person.id, open);
  const handOver = useMove<HandedOver>({
    onRefused: setProblem,
    onDone: (done) => {
      setOpen(false);
      const parts = [count(done.evidence, 'document'), count(done.asks, 'open ask')];
      if (done.areas.length > 0) parts.push(count(done.areas.length, 'area'));
      notify(`${done.to.name} answers for ${andList(parts)} now, and finds it in their list.`, {
        type: 'info',
      });
    },
  });
  const words = portfolio ? portfolioWords(portfolio) : '';
  return (
    <>
      <Button
        size="small"
        aria-label={`${label}: ${person.name}`}
        onClick={() => {
          setProblem(null);
          setAreas(false);
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {open ? (
        <HandDialog
          title={`Hand over what ${person.name} answers for`}
          verb="Hand it all over"
          without={person.id}
          problem={problem}
          busy={handOver.isPending}
          onClose={() => setOpen(false)}
          onHand={(to, reason) =>
            handOver.mutate({ path: `people/${person.id}/hand-over`, body: { to, reason, areas } })
          }
        >
          {portfolio ? <p>{words ? `That is ${words}.` : 'There is nothing to hand over.'}</p> : null}
          {portfolio && portfolio.areas.length > 0 && may('people.edit') ? (
            <FormControlLabel
              control={<Checkbox checked={areas} onChange={(_, checked) => setAreas(checked)} />}
              label="The areas too: the new person leads them from now on"
            />
          ) : null}
        </HandDialog>
      ) : null}
    </>
  );
}
