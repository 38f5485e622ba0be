import { Nothing } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';

export const NoSuchPage = () => (
  <Nothing
    title="There is no such page in this programme."
    ways={<PlaceButton to="/">Go to To do</PlaceButton>}
  >
    It may have moved, or belong to an area you don’t work in.
  </Nothing>
);
