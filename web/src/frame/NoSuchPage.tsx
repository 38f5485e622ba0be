import { PageHead } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';

export const NoSuchPage = () => (
  <PageHead
    title="There is no such page in this programme"
    lead="It may have moved, or belong to an area you don’t work in."
    acts={<PlaceButton to="/">Go to To do</PlaceButton>}
  />
);
