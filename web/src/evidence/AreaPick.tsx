import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import FormHelperText from '@mui/material/FormHelperText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { AreaRef } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { Hidden } from '../ui/Hidden.js';

const Chips = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  alignItems: 'center',
  minHeight: 38,
  '& .chip': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 7,
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 99,
    background: theme.palette.background.paper,
    fontSize: '.875rem',
    padding: '3px 9px 3px 6px',
    minHeight: 32,
  },
  '& .chip.proposed': { borderStyle: 'dashed', color: theme.palette.text.secondary },
}));

/** Areas as chips: chosen ones can be taken off, proposed ones taken up, others found in the menu. */
export function AreaPick({
  areas,
  chosen,
  proposed = [],
  onChange,
  label = 'For which areas',
  wrong,
}: {
  areas: readonly AreaRef[];
  chosen: readonly string[];
  proposed?: readonly AreaRef[];
  onChange: (ids: string[]) => void;
  label?: string;
  /** Why the choice was refused. */
  wrong?: string;
}) {
  const why = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const rest = areas.filter((area) => !chosen.includes(area.id));
  const take = (id: string) => onChange([...chosen, id]);
  return (
    <Chips
      role="group"
      aria-label={label}
      aria-describedby={wrong ? why : undefined}
      data-wrong={wrong ? true : undefined}
    >
      {areas
        .filter((area) => chosen.includes(area.id))
        .map((area) => (
          <ButtonBase
            key={area.id}
            className="chip"
            onClick={() => onChange(chosen.filter((id) => id !== area.id))}
          >
            <Hidden>Take off </Hidden>
            <AreaTag number={area.number} title={area.title} />
            <X size={14} aria-hidden />
          </ButtonBase>
        ))}
      {proposed
        .filter((area) => !chosen.includes(area.id))
        .map((area) => (
          <ButtonBase key={area.id} className="chip proposed" onClick={() => take(area.id)}>
            <Hidden>Add </Hidden>
            <AreaTag number={area.number} title={area.title} />
            <Plus size={14} aria-hidden />
          </ButtonBase>
        ))}
      {rest.length > 0 ? (
        <Button
          variant="text"
          aria-haspopup="menu"
          aria-describedby={wrong ? why : undefined}
          startIcon={<Plus size={16} aria-hidden />}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {chosen.length > 0 ? 'Another area' : 'Choose an area'}
        </Button>
      ) : null}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {rest.map((area) => (
          <MenuItem
            key={area.id}
            onClick={() => {
              take(area.id);
              setAnchor(null);
            }}
          >
            <AreaTag number={area.number} title={area.title} />
          </MenuItem>
        ))}
      </Menu>
      {wrong ? (
        <FormHelperText error id={why} sx={{ width: '100%', mt: 0 }}>
          {wrong}
        </FormHelperText>
      ) : null}
    </Chips>
  );
}
