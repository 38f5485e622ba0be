import { directionWords } from '../rounds/directions.js';
import type { Action, Plan } from '../types.js';
import { AreaTags } from '../ui/AreaTag.js';
import { Hidden } from '../ui/Hidden.js';
import { RatingStatus } from '../ui/Status.js';
import { DueText } from './DueText.js';
import { RatingForm } from './RatingForm.js';
import type { RatingThen } from './useRatingsThen.js';

/** One action; pressing its rating opens the form under it. */
export function ActionRow({
  plan,
  action,
  then,
  open,
  onToggle,
}: {
  plan: Plan;
  action: Action;
  /** What it was rated in the round the plan is compared with, if that was something else. */
  then: RatingThen | undefined;
  open: boolean;
  onToggle: () => void;
}) {
  return (
    <>
      <tr className={open ? 'action open' : 'action'}>
        <th scope="row">{action.ref}</th>
        <td>{action.title}</td>
        <td className="lead-cell">{action.leads.join(' / ')}</td>
        <td>
          {action.areas.length > 0 ? (
            <AreaTags numbers={action.areas.map((area) => area.number)} />
          ) : (
            <span className="lead-cell">No area yet</span>
          )}
        </td>
        <td className="due-cell">
          <DueText action={action} />
        </td>
        <td>
          {then ? (
            <span className="then">
              <del>
                <Hidden>Then: </Hidden>
                <RatingStatus rating={then.rating} />
              </del>
              <Hidden>, {directionWords[then.direction]}. Now: </Hidden>
            </span>
          ) : null}
          <button type="button" className="rate" aria-expanded={open} onClick={onToggle}>
            <RatingStatus rating={action.rating} />
            <Hidden>
              , {action.mayRate ? 'rate' : 'look at'} {action.ref}
            </Hidden>
          </button>
          {action.challenge && action.challenge.open.length > 0 ? (
            <span className="flag">Challenged</span>
          ) : null}
          {action.challenge && action.challenge.open.length === 0 ? (
            <span className="flag">Stood by: {action.challenge.override?.name}</span>
          ) : null}
          {action.signOff ? <span className="flag">Waits for a signature</span> : null}
        </td>
      </tr>
      {open ? (
        <tr className="form">
          <td colSpan={6}>
            <RatingForm plan={plan} action={action} onClose={onToggle} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
