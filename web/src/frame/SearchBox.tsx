import { styled } from '@mui/material/styles';
import useAutocomplete from '@mui/material/useAutocomplete';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileText, Search, Tag as TagIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { Suggestions } from '../types.js';
import { Hidden } from '../ui/Hidden.js';
import { Kbd } from '../ui/Kbd.js';
import { useAddress } from '../ui/PlaceLink.js';
import { oneColumn } from '../ui/theme.js';
import { useKeys } from './useKeys.js';

const Box = styled('form')(({ theme }) => ({
  marginLeft: 'auto',
  position: 'relative',
  width: 240,
  '& div > svg': { position: 'absolute', left: 10, top: 10, color: theme.palette.text.secondary },
  '& input': {
    font: 'inherit',
    fontSize: '.875rem',
    width: '100%',
    minHeight: 36,
    padding: '7px 34px 7px 33px',
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 6,
    background: theme.palette.surface.side,
    color: 'inherit',
  },
  '& input::placeholder': { color: theme.palette.text.secondary, opacity: 1 },
  '& kbd': { position: 'absolute', right: 8, top: 8 },
  '& ul': {
    position: 'absolute',
    top: 40,
    right: 0,
    width: 360,
    padding: 6,
    borderRadius: 6,
    background: theme.palette.background.paper,
    boxShadow: '0 0 0 1px rgba(27,26,33,.08),0 12px 32px rgba(27,26,33,.16)',
  },
  '& li': {
    display: 'flex',
    gap: 8,
    alignItems: 'center',
    minHeight: 36,
    padding: '6px 8px',
    borderRadius: 4,
    fontSize: '.875rem',
    cursor: 'pointer',
    '& svg': { flex: 'none', color: theme.palette.text.secondary },
    '&.Mui-focused': { background: theme.palette.primary.tint },
  },
  '@media (max-width: 1100px)': { width: 150 },
  [oneColumn]: { display: 'none' },
}));

type Suggestion = { kind: 'document'; id: string; label: string } | { kind: 'tag'; label: string };

const shortest = 2;

/** Titles and tags that go on from what is typed, of what this person may read. */
function useSuggestions(typed: string): Suggestion[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['evidence', 'suggestions', api, typed],
    queryFn: () => request<Suggestions>(`${api}/evidence/suggestions?q=${encodeURIComponent(typed)}`),
    enabled: typed.length >= shortest,
    placeholderData: keepPreviousData,
  });
  if (!data || typed.length < shortest) return [];
  return [
    ...data.documents.map(({ id, title }) => ({ kind: 'document' as const, id, label: title })),
    ...data.tags.map((label) => ({ kind: 'tag' as const, label })),
  ];
}

/** Words to look for in the evidence; a suggestion goes straight to its document or its tag. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const address = useAddress();
  const [typed, setTyped] = useState('');
  const options = useSuggestions(typed.trim());
  useKeys({ '/': () => input.current?.focus() });
  const found = (filter: object) =>
    navigate(`${address('/evidence')}?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  const go = (chosen: Suggestion | string | null) => {
    if (chosen === null) return;
    if (typeof chosen === 'string') found(chosen.trim() ? { q: chosen.trim() } : {});
    else if (chosen.kind === 'tag') found({ tag: chosen.label });
    else navigate(address(`/evidence/${chosen.id}`));
    input.current?.blur();
  };
  const { getRootProps, getInputProps, getListboxProps, getOptionProps, groupedOptions } = useAutocomplete<
    Suggestion,
    false,
    false,
    true
  >({
    id: 'search-evidence',
    options,
    freeSolo: true,
    value: null,
    inputValue: typed,
    onInputChange: (_, text) => setTyped(text),
    onChange: (_, chosen) => go(chosen),
    filterOptions: (all) => all,
    getOptionLabel: (option) => (typeof option === 'string' ? option : option.label),
    getOptionKey: (option) => (typeof option === 'string' ? option : `${option.kind} ${option.label}`),
  });
  const { ref, ...inputProps } = getInputProps() as React.ComponentPropsWithoutRef<'input'> & {
    ref: React.RefObject<HTMLInputElement | null>;
  };
  return (
    <Box
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(typed);
      }}
    >
      <div {...getRootProps()}>
        <Search size={16} aria-hidden />
        <input
          {...inputProps}
          ref={(element) => {
            input.current = element;
            ref.current = element;
          }}
          type="search"
          name="q"
          aria-label="Search the evidence"
          placeholder="Search"
          maxLength={200}
        />
      </div>
      <Kbd aria-hidden>/</Kbd>
      {groupedOptions.length > 0 ? (
        <ul {...getListboxProps()} aria-label="Suggestions">
          {(groupedOptions as Suggestion[]).map((option, index) => {
            const { key, ...props } = getOptionProps({ option, index });
            return (
              <li key={key} {...props}>
                {option.kind === 'tag' ? (
                  <TagIcon size={14} aria-hidden />
                ) : (
                  <FileText size={14} aria-hidden />
                )}
                <span>
                  {option.kind === 'tag' ? <Hidden>Tag </Hidden> : null}
                  {option.label}
                </span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </Box>
  );
}
