import { styled } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Fragment, useState } from 'react';
import type { Action, Plan } from '../types.js';
import { count } from '../ui/format.js';
import { breakpoints } from '../ui/theme.js';
import { ActionRow } from './ActionRow.js';
import { byRef, groupActions } from './groups.js';
import { planTableStyles } from './planTableStyles.js';
import type { RatingThen } from './useRatingsThen.js';

const Table = styled('table')(({ theme }) => planTableStyles(theme));

/**
 * Sections and action areas as bold rows, actions under them. On a phone the sections are folded, unless the
 * list was narrowed.
 * @param unfold show every section open
 * @param openRef the action whose rating form is open at first
 * @param ratingsThen what actions that have moved were rated in the round the plan is compared with
 */
export function PlanTable({
  plan,
  actions,
  unfold,
  openRef,
  ratingsThen,
}: {
  plan: Plan;
  actions: readonly Action[];
  unfold: boolean;
  openRef: string | null;
  ratingsThen: ReadonlyMap<string, RatingThen>;
}) {
  const phone = useMediaQuery(`(max-width: ${breakpoints.oneColumn}px)`);
  const [open, setOpen] = useState(() => actions.find((action) => action.ref === openRef)?.id ?? null);
  const [unfolded, setUnfolded] = useState<string[]>([]);
  const sections = groupActions([...actions].sort(byRef));
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col" className="ref">
            Ref
          </th>
          <th scope="col">Action</th>
          <th scope="col" className="lead">
            Lead
          </th>
          <th scope="col" className="areas">
            Areas
          </th>
          <th scope="col" className="due">
            Due
          </th>
          <th scope="col" className="rating">
            Rating
          </th>
        </tr>
      </thead>
      {sections.map((section) => {
        const total = section.actionAreas.reduce((sum, area) => sum + area.actions.length, 0);
        const folded = phone && !unfold && !unfolded.includes(section.ref);
        return (
          <tbody key={section.ref}>
            <tr className="section">
              <th colSpan={6} scope="colgroup">
                {phone && !unfold ? (
                  <button
                    type="button"
                    aria-expanded={!folded}
                    onClick={() =>
                      setUnfolded((all) =>
                        folded ? [...all, section.ref] : all.filter((each) => each !== section.ref),
                      )
                    }
                  >
                    {section.ref} {section.title} <small>{count(total, 'action')}</small>
                  </button>
                ) : (
                  `${section.ref} ${section.title}`
                )}
              </th>
            </tr>
            {folded
              ? null
              : section.actionAreas.map((area) => (
                  <Fragment key={area.ref}>
                    <tr className="action-area">
                      <th colSpan={6} scope="rowgroup">
                        {area.ref} {area.title} <span>{area.leads.join(' / ')}</span>
                      </th>
                    </tr>
                    {area.actions.map((action) => (
                      <ActionRow
                        key={action.id}
                        plan={plan}
                        action={action}
                        then={ratingsThen.get(action.id)}
                        open={open === action.id}
                        onToggle={() => setOpen(open === action.id ? null : action.id)}
                      />
                    ))}
                  </Fragment>
                ))}
          </tbody>
        );
      })}
    </Table>
  );
}
