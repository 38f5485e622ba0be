import Box from '@mui/material/Box';
import { Check, Clock } from 'lucide-react';
import {
  DataTable,
  FilterForm,
  ListBase,
  Pagination,
  SelectInput,
  TextInput,
  useListContext,
} from 'react-admin';
import type { AuditEntry } from '../types.js';
import { capital, showMoment } from '../ui/format.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { phoneTable } from '../ui/phoneTable.js';
import { Tag } from '../ui/Tag.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';

const Column = DataTable.Col<AuditEntry>;

const subjects = ['evidence', 'version', 'link', 'ask', 'action', 'pack', 'person', 'session', 'job', 'mail'];

const filters = [
  <SelectInput
    key="subject"
    source="subject"
    label="About"
    alwaysOn
    choices={subjects.map((id) => ({ id, name: capital(id) }))}
  />,
  <TextInput key="subjectId" source="subjectId" label="Its id" alwaysOn />,
];

/** `evidence.approved` reads `Evidence approved`. */
export const actionWords = (action: string): string => capital(action.replaceAll(/[.-]/g, ' '));

/** Field names and ids only: entries never hold personal values. */
export const detailWords = (details: Record<string, unknown>): string =>
  Object.entries(details)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ');

function Rows() {
  const { data, isPending, error, refetch } = useListContext<AuditEntry>();
  if (isPending) return <Waiting what="Opening the record" />;
  if (error && !data) return <Trouble title="The record can’t be shown." error={error} again={refetch} />;
  if (!data || data.length === 0) return <Nothing title="Nothing on record matches this." />;
  return (
    <>
      <DataTable<AuditEntry> bulkActionButtons={false} rowClick={false} sx={phoneTable}>
        <Column source="at" label="When" disableSort render={(entry) => showMoment(entry.at)} />
        <Column source="person" label="Who" disableSort render={(entry) => entry.person ?? 'The portal'} />
        <Column
          source="action"
          label="What"
          disableSort
          render={(entry) => (
            <>
              {actionWords(entry.action)}
              <Box
                component="span"
                sx={{
                  display: 'block',
                  fontSize: '.8125rem',
                  color: 'text.secondary',
                  overflowWrap: 'anywhere',
                }}
              >
                {detailWords(entry.details)}
              </Box>
            </>
          )}
        />
        <Column
          source="sealed"
          label="Seal"
          disableSort
          render={(entry) => (
            <Tag icon={entry.sealed ? Check : Clock}>{entry.sealed ? 'Sealed' : 'Not yet'}</Tag>
          )}
        />
      </DataTable>
      <Pagination rowsPerPageOptions={[50, 100, 250]} />
    </>
  );
}

/** Who did what, when. Entries are only ever added; a job seals them into a chain. */
export function AuditList() {
  return (
    <ListBase<AuditEntry> resource="audit" perPage={50} sort={{ field: 'at', order: 'DESC' }}>
      <PageHead title="Record" lead="Who did what, when. Nothing here is ever changed or taken away." />
      <Box sx={{ mt: 1, '& form': { p: 0, gap: 1, '& .RaFilterForm-filterFormInput': { p: 0 } } }}>
        <FilterForm filters={filters} />
      </Box>
      <Rows />
    </ListBase>
  );
}
