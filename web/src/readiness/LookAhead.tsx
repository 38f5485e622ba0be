import { useMay } from '../app/session.js';
import { PlaceButton } from '../ui/PlaceButton.js';

/** What will be out of date when the visit comes, and who owes what until then. */
export function LookAhead() {
  const may = useMay();
  return (
    <>
      <PlaceButton variant="text" to="/evidence/staleness">
        What will be out of date
      </PlaceButton>
      {may('chase.read') ? (
        <PlaceButton variant="text" to="/chase-list">
          Who owes what
        </PlaceButton>
      ) : null}
    </>
  );
}
