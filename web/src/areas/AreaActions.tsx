import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useGetList } from 'react-admin';
import { DueText } from '../plans/DueText.js';
import type { Action } from '../types.js';
import { share } from '../ui/format.js';
import { Nothing, SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { RatingStatus } from '../ui/Status.js';
import { oneColumn, tabular } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';

/** The plan's actions that serve the area, each with its rating as it is now. */
export function AreaActions({ areaId }: { areaId: string }) {
  const { data, isPending } = useGetList<Action>('actions', {
    filter: { areaId },
    pagination: { page: 1, perPage: 500 },
    sort: { field: 'ref', order: 'ASC' },
  });
  if (isPending) return <Waiting what="Opening the actions" />;
  const actions = data ?? [];
  const done = actions.filter((action) => action.rating?.meaning === 'done').length;
  const inPlan = `/plan?filter=${encodeURIComponent(JSON.stringify({ areaId }))}`;
  return (
    <section>
      <SectionHead
        title="Actions"
        beside={
          actions.length > 0 ? (
            <>
              {share(done, actions.length)} done · <PlaceLink to={inPlan}>Open in plan</PlaceLink>
            </>
          ) : undefined
        }
      />
      {actions.length === 0 ? <Nothing title="No action of the plan serves this area yet." /> : null}
      {actions.length > 0 ? (
        <Table
          sx={{
            ...tabular,
            [oneColumn]: {
              '& thead': { display: 'none' },
              '&, & tbody, & tr, & td, & th': { display: 'block' },
              '& td, & th': { border: 0, p: '1px 0' },
              '& tr': { borderBottom: 1, borderColor: 'divider', py: 1 },
            },
          }}
        >
          <TableHead>
            <TableRow>
              <TableCell>Ref</TableCell>
              <TableCell>Action</TableCell>
              <TableCell>Due</TableCell>
              <TableCell>Rating</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {actions.map((action) => (
              <TableRow key={action.id}>
                <TableCell component="th" scope="row" sx={{ fontWeight: 500, whiteSpace: 'nowrap' }}>
                  {action.ref}
                </TableCell>
                <TableCell>
                  {action.title}
                  {action.rating?.comment ? (
                    <Box component="p" sx={{ fontSize: '.8125rem', color: 'text.secondary' }}>
                      {action.rating.comment}
                    </Box>
                  ) : null}
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  <DueText action={action} />
                </TableCell>
                <TableCell>
                  <RatingStatus rating={action.rating} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </section>
  );
}
