import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { adviceFor, claimWord, figuresOf, findingOf, footOf, speaksFor } from '@revisit/core/shared';
import type { BriefByLink } from '../../types.js';
import { Hidden } from '../../ui/Hidden.js';
import { Shows } from '../../ui/Shows.js';
import { sheetStyles } from './sheetStyles.js';

/** What the sheet needs to know, whoever reads it. */
export type Brief = Omit<BriefByLink, 'goesTo' | 'sentBy' | 'expiresAt'>;

const Sheet = styled('article', { shouldForwardProp: (prop) => prop !== 'areas' })<{ areas: number }>(
  ({ theme, areas }) => sheetStyles(theme, areas),
);

/** The brief itself: the same words for whoever sends it and for whoever is to read it, one page on paper. */
export function BriefSheet({ brief, role }: { brief: Brief; role?: string }) {
  const { name, voice, programme, areas, firstColumn } = brief;
  const advice = adviceFor[voice];
  const beside = [role, speaksFor(areas, voice)].filter(Boolean).join('. ');
  const columns = [areas.slice(0, firstColumn), areas.slice(firstColumn)].filter(({ length }) => length > 0);
  return (
    <Sheet areas={areas.length}>
      <p className="programme beside">{programme}</p>
      <Typography variant="h1">Brief for {name}</Typography>
      {beside ? <p className="role beside">{beside}</p> : null}
      <section className="advice">
        <Typography variant="h2">{advice.title}</Typography>
        <p>{advice.text}</p>
      </section>
      <div className="areas">
        {columns.map((column) => (
          <div key={column[0]?.number}>
            {column.map((area) => (
              <Area key={area.number} area={area} voice={voice} />
            ))}
          </div>
        ))}
      </div>
      <p className="foot">{footOf(brief)}</p>
    </Sheet>
  );
}

function Area({ area, voice }: { area: Brief['areas'][number]; voice: Brief['voice'] }) {
  const finding = findingOf(area);
  const figures = figuresOf(area, voice);
  return (
    <section className="area">
      <Typography variant="h2">
        <span className="number">
          <Hidden>Area </Hidden>
          {area.number}
        </span>
        {area.title}
      </Typography>
      {finding ? <p>{finding}</p> : null}
      {figures ? <p className="figures">{figures}</p> : null}
      {area.claims.length > 0 ? (
        <ul className="claims">
          {area.claims.map(({ shows, claim, source }) => (
            <li key={`${claim} ${source}`}>
              <Shows kind={shows}>
                <b>{claimWord(shows, voice)}</b>
              </Shows>{' '}
              {claim}
              {source ? <small>{source}</small> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
