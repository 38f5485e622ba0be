import Button from '@mui/material/Button';
import { Download } from 'lucide-react';
import { ExportButton } from 'react-admin';
import { Link } from 'react-router';
import { useApi, useMay } from '../app/session.js';
import type { Plan } from '../types.js';
import { Acts } from '../ui/Page.js';
import { useAddress } from '../ui/PlaceLink.js';

/** What can be done with a plan as a whole: its files, its editions, the next one. */
export function PlanActs({ plan }: { plan: Plan }) {
  const api = useApi();
  const may = useMay();
  const address = useAddress();
  const file = (format: string) => `${api}/plans/${plan.id}/file?format=${format}`;
  return (
    <Acts>
      {may('plans.edit') ? (
        <Button variant="contained" component={Link} to={address('/plan/import')}>
          Import
        </Button>
      ) : null}
      {may('plans.edit') ? (
        <>
          <Button
            variant="outlined"
            color="secondary"
            component={Link}
            to={address(`/plan/${plan.id}/matrix`)}
          >
            Areas
          </Button>
          <Button
            variant="outlined"
            color="secondary"
            component={Link}
            to={address(`/plan/${plan.id}/about`)}
          >
            About
          </Button>
        </>
      ) : null}
      <Button variant="outlined" color="secondary" component={Link} to={address(`/plan/${plan.id}/editions`)}>
        Editions
      </Button>
      <Button variant="outlined" color="secondary" href={file('xlsx')}>
        Excel
      </Button>
      <Button variant="outlined" color="secondary" href={file('docx')}>
        Word
      </Button>
      <ExportButton
        variant="outlined"
        size="medium"
        color="secondary"
        icon={<Download size={16} aria-hidden />}
        maxResults={1000}
      />
    </Acts>
  );
}
