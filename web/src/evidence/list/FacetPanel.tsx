import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { EvidenceRow } from '../../types.js';
import { Hidden } from '../../ui/Hidden.js';
import { breakpoints } from '../../ui/theme.js';
import { type Choice, facetGroups } from './facets.js';
import type { Search } from './useSearch.js';

const Group = styled('fieldset')(({ theme }) => ({
  border: 0,
  padding: '0 0 14px',
  minWidth: 0,
  '& legend': { fontSize: '.8125rem', fontWeight: 600, padding: 0, marginBottom: 2 },
  '& li': { borderBottom: `1px solid ${theme.palette.divider}` },
}));

const Pick = styled(ButtonBase)(({ theme }) => ({
  width: '100%',
  minHeight: 30,
  justifyContent: 'flex-start',
  gap: 6,
  textAlign: 'left',
  fontSize: '.875rem',
  padding: '3px 4px',
  '& svg': { flex: 'none', visibility: 'hidden' },
  '& .count': { marginLeft: 'auto', color: theme.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
  '&:hover': { background: theme.palette.surface.side },
  '&[aria-pressed=true]': { fontWeight: 600, background: theme.palette.primary.tint },
  '&[aria-pressed=true] svg': { visibility: 'visible' },
  [theme.breakpoints.down('md')]: { minHeight: 40 },
}));

/** Shown at once; the rest when asked for. */
const choicesAtFirst = 6;

function Choices({ title, name, choices }: { title: string; name: string; choices: Choice[] }) {
  const { filterValues, setFilters } = useListContext<EvidenceRow>();
  const [all, setAll] = useState(false);
  const shown = all ? choices : choices.slice(0, choicesAtFirst);
  const toggle = (value: string) => {
    const { [name]: now, ...others } = filterValues;
    setFilters(now === value ? others : { ...others, [name]: value });
  };
  return (
    <Group>
      <legend>{title}</legend>
      <ul>
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <Pick aria-pressed={filterValues[name] === value} onClick={() => toggle(value)}>
              <Check size={14} aria-hidden />
              <span>{label}</span>
              <span className="count">
                {count}
                <Hidden> documents</Hidden>
              </span>
            </Pick>
          </li>
        ))}
      </ul>
      {choices.length > choicesAtFirst ? (
        <Button variant="text" size="small" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${choices.length}`}
        </Button>
      ) : null}
    </Group>
  );
}

function StaleOn({ count }: { count: number }) {
  const { filterValues, setFilters } = useListContext<EvidenceRow>();
  const { staleOn, ...others } = filterValues;
  return (
    <Group>
      <TextField
        type="date"
        fullWidth
        label="Stale on"
        value={staleOn ?? ''}
        onChange={(event) =>
          setFilters(event.target.value ? { ...others, staleOn: event.target.value } : others)
        }
        helperText={
          staleOn ? `${count} past their review date that day` : `${count} past their review date today`
        }
      />
    </Group>
  );
}

/** What there is to narrow by, each with how many it leaves; on a phone behind one button. */
export function FacetPanel({ search }: { search: Search }) {
  const { filterValues, setFilters } = useListContext<EvidenceRow>();
  const phone = useMediaQuery(`(max-width: ${breakpoints.oneColumn}px)`);
  const [open, setOpen] = useState(false);
  const { q, ...others } = filterValues;
  const set = Object.keys(others).length;
  const groups = search.data ? facetGroups(search.data.facets, filterValues) : [];
  return (
    <Box component="section" aria-label="Narrow the list" className="no-print">
      {phone ? (
        <Button fullWidth aria-expanded={open} onClick={() => setOpen(!open)}>
          {set === 0 ? 'Narrow the list' : `Narrow the list: ${set} set`}
        </Button>
      ) : null}
      <Box hidden={phone && !open} sx={{ mt: phone ? 2 : 0 }}>
        {set > 0 ? (
          <Button size="small" sx={{ mb: 1.5 }} onClick={() => setFilters(q ? { q } : {})}>
            Clear the filters
          </Button>
        ) : null}
        {groups.map((group) => (
          <Choices key={group.name} {...group} />
        ))}
        {search.data ? <StaleOn count={search.data.facets.stale} /> : null}
      </Box>
    </Box>
  );
}
