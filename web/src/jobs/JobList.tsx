import Box from '@mui/material/Box';
import { Check, CircleAlert, Clock, type LucideIcon } from 'lucide-react';
import { DataTable, ListBase, Pagination, useListContext } from 'react-admin';
import { useMay, usePlace } from '../app/session.js';
import type { Job } from '../types.js';
import { FilterChips } from '../ui/FilterChips.js';
import { count, showMoment } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { phoneTable } from '../ui/phoneTable.js';
import { Tag } from '../ui/Tag.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { CheckingLine } from './CheckingLine.js';
import { RetryJobButton } from './RetryJobButton.js';

const Column = DataTable.Col<Job>;

const states: Record<Job['state'], { word: string; icon: LucideIcon }> = {
  due: { word: 'Waits', icon: Clock },
  queued: { word: 'Under way', icon: Clock },
  done: { word: 'Done', icon: Check },
  failed: { word: 'Gave up', icon: CircleAlert },
};

const quickFilters = [
  { value: { state: 'failed' }, label: 'Gave up' },
  { value: { state: 'queued' }, label: 'Under way' },
];

function Rows() {
  const { data, isPending, error, refetch, filterValues } = useListContext<Job>();
  if (isPending) return <Waiting what="Opening the work" />;
  if (error && !data) return <Trouble title="The work can’t be shown." error={error} again={refetch} />;
  if (!data || data.length === 0) {
    return filterValues.state === 'failed' ? (
      <Nothing title="Nothing has given up.">What fails is tried again by itself first.</Nothing>
    ) : (
      <Nothing title="No work of this kind." />
    );
  }
  return (
    <>
      <DataTable<Job> bulkActionButtons={false} rowClick={false} sx={phoneTable}>
        <Column
          source="what"
          label="What"
          disableSort
          render={(job) => (
            <>
              {job.what}
              {job.error ? (
                <Box
                  component="span"
                  sx={{ display: 'block', fontSize: '.8125rem', color: 'text.secondary' }}
                >
                  {job.error}
                </Box>
              ) : null}
            </>
          )}
        />
        <Column
          source="state"
          label="State"
          disableSort
          render={(job) => (
            <Tag icon={states[job.state].icon} tone={job.state === 'failed' ? 'strong' : 'plain'}>
              {states[job.state].word}
            </Tag>
          )}
        />
        <Column source="attempts" label="Tried" disableSort render={(job) => count(job.attempts, 'time')} />
        <Column source="createdAt" label="Since" disableSort render={(job) => showMoment(job.createdAt)} />
        <Column
          source="id"
          disableSort
          label="Again"
          render={(job) => (job.state === 'failed' ? <RetryJobButton jobId={job.id} /> : null)}
        />
      </DataTable>
      <Pagination rowsPerPageOptions={[25, 100]} />
    </>
  );
}

/** What the portal does by itself: checking files, building packs. What gave up can be tried again. */
export function JobList() {
  const { programme } = usePlace();
  const may = useMay();
  return (
    <ListBase<Job>
      resource="jobs"
      perPage={25}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filterDefaultValues={{ state: 'failed' }}
    >
      <PageHead title="Background work" lead="Checking files, counting readiness, building packs." />
      {programme.scanner === 'not-configured' ? (
        <Notice title="No malware scanner is set up.">
          Files are checked by their content, but nobody looks for malware in them. Operations can connect a
          scanner.
        </Notice>
      ) : null}
      {may('status.read') ? <CheckingLine /> : null}
      <Box sx={{ display: 'flex', gap: 1, my: '12px' }}>
        <FilterChips filters={quickFilters} />
      </Box>
      <Rows />
    </ListBase>
  );
}
