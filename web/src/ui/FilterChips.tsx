import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';

/** Pressed or not: `aria-pressed` says which. */
export const Chip = styled(ButtonBase)(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 7,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 99,
  padding: '3px 12px',
  minHeight: 32,
  fontSize: '.875rem',
  fontWeight: 500,
  background: theme.palette.background.paper,
  '& small': { fontSize: 'inherit', fontWeight: 400, color: theme.palette.text.secondary },
  '&:hover': { borderColor: theme.palette.edge },
  '&[aria-pressed=true]': {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    background: theme.palette.primary.tint,
  },
}));

export interface QuickFilter {
  /** What it sets in the list's filter; pressed when all of it is set. */
  value: Record<string, unknown>;
  label: ReactNode;
  count?: number;
}

const isSet = (filters: Record<string, unknown>, { value }: QuickFilter) =>
  Object.entries(value).every(([key, wanted]) => JSON.stringify(filters[key]) === JSON.stringify(wanted));

/** The filters people press most, as chips over a list. They combine, and stand in the address. */
export function FilterChips({ filters }: { filters: readonly QuickFilter[] }) {
  const { filterValues, setFilters } = useListContext();
  const toggle = (filter: QuickFilter) => {
    const next: Record<string, unknown> = { ...filterValues };
    for (const [key, wanted] of Object.entries(filter.value)) {
      if (isSet(filterValues, filter)) delete next[key];
      else next[key] = wanted;
    }
    setFilters(next);
  };
  return filters.map((filter) => (
    <Chip
      key={JSON.stringify(filter.value)}
      aria-pressed={isSet(filterValues, filter)}
      onClick={() => toggle(filter)}
    >
      {filter.label}
      {filter.count === undefined ? null : <small>{filter.count}</small>}
    </Chip>
  ));
}
