import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Action, Area } from '../../types.js';
import { Hidden } from '../../ui/Hidden.js';

const Frame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: '70vh',
  border: `1px solid ${theme.palette.divider}`,
  '& table': { minWidth: '100%', borderCollapse: 'separate', borderSpacing: 0, fontSize: '.875rem' },
  '& th, & td': {
    borderBottom: `1px solid ${theme.palette.divider}`,
    background: theme.palette.background.paper,
  },
  '& thead th': { position: 'sticky', top: 0, zIndex: 2, padding: '6px 4px', textAlign: 'center' },
  '& thead th:first-of-type': { left: 0, zIndex: 3, textAlign: 'left', padding: '6px 12px' },
  '& thead small': { display: 'block', fontWeight: 400, color: theme.palette.text.secondary },
  '& tbody th': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    textAlign: 'left',
    fontWeight: 400,
    padding: '4px 12px',
    width: '26rem',
    minWidth: '8rem',
    maxWidth: '40vw',
  },
  '& tbody th b': { marginRight: 8 },
  '& td': { textAlign: 'center', padding: 0 },
  '& td label': { display: 'grid', placeItems: 'center', minWidth: 40, minHeight: 32, cursor: 'pointer' },
  '& td input': { width: 18, height: 18, margin: 0, accentColor: theme.palette.primary.main },
  '& tr:focus-within > *': { background: theme.palette.action.hover },
}));

const Where = styled('p')({ minHeight: '1.5em', margin: '4px 0 8px', fontSize: '.875rem' });

/** How far each key moves: rows down, columns right. */
const steps: Partial<Record<string, [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -100],
  End: [0, 100],
};

const within = (value: number, length: number) => Math.min(Math.max(value, 0), length - 1);

/** Actions down, areas across. One stop of the Tab key; arrows move within it. Without `onToggle` it is only read. */
export function Matrix({
  actions,
  areas,
  served,
  onToggle,
}: {
  actions: readonly Action[];
  areas: readonly Area[];
  served: Readonly<Record<string, readonly string[]>>;
  onToggle: ((actionId: string, areaId: string) => void) | undefined;
}) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const serves = (action: Action, area: Area) => (served[action.id] ?? []).includes(area.id);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = within(at.row + step[0], actions.length);
    const column = within(at.column + step[1], areas.length);
    table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  };
  const action = actions[within(at.row, actions.length)];
  const area = areas[within(at.column, areas.length)];
  return (
    <>
      <Where aria-hidden>
        {action && area ? (
          <>
            <b>{action.ref}</b> {action.title} × <b>{area.number}</b> {area.title}
          </>
        ) : null}
      </Where>
      <Frame>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA, on the rows and cells of a table */}
        <table ref={table} role="grid" aria-label="Which action serves which area" onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">Action</th>
              {areas.map((each) => (
                <th key={each.id} scope="col" title={each.title}>
                  <Hidden>Area </Hidden>
                  {each.number}
                  <Hidden>: {each.title}, served by</Hidden>
                  <small>{actions.filter((one) => serves(one, each)).length}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((each, row) => (
              <tr key={each.id}>
                <th scope="row">
                  <b>{each.ref}</b>
                  {each.title}
                </th>
                {areas.map((one, column) => (
                  <td key={one.id}>
                    <label>
                      <input
                        type="checkbox"
                        data-at={`${row} ${column}`}
                        aria-label={`${each.ref} serves area ${one.number}`}
                        tabIndex={row === at.row && column === at.column ? 0 : -1}
                        checked={serves(each, one)}
                        readOnly={!onToggle}
                        aria-readonly={onToggle ? undefined : true}
                        onFocus={() => setAt({ row, column })}
                        onChange={() => onToggle?.(each.id, one.id)}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </>
  );
}
