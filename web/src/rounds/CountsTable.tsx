import type { RoundTable } from '../types.js';
import { capital } from '../ui/format.js';
import { markOfMeaning, Status } from '../ui/Status.js';
import { PlainTable, Scrolls } from './plainTable.js';

interface Side {
  title: string;
  total: number;
}

const signed = (change: number) => (change > 0 ? `+${change}` : String(change).replace('-', '−'));

/** Actions by rating, then and now, a row a level. */
export function CountsTable({
  rows,
  before,
  now,
}: {
  rows: RoundTable['rows'];
  before: Side | null;
  now: Side;
}) {
  return (
    <Scrolls role="group" aria-label="Actions by rating" tabIndex={0} sx={{ maxWidth: 720 }}>
      <PlainTable>
        <thead>
          <tr>
            <th scope="col">Rating</th>
            {before ? (
              <th scope="col" className="number">
                {before.title}
              </th>
            ) : null}
            <th scope="col" className="number">
              {now.title}
            </th>
            {before ? (
              <th scope="col" className="number">
                Change
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <Status
                  mark={row.meaning === 'none' ? 'unrated' : markOfMeaning[row.meaning]}
                  word={row.label}
                />
                {row.colour ? <span className="beside">{capital(row.colour)}</span> : null}
              </th>
              {before ? <td className="number">{row.before}</td> : null}
              <td className="number">{row.now}</td>
              {before ? <td className="number">{signed(row.change ?? 0)}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            {before ? <td className="number">{before.total}</td> : null}
            <td className="number">{now.total}</td>
            {before ? <td className="number">{signed(now.total - before.total)}</td> : null}
          </tr>
        </tfoot>
      </PlainTable>
    </Scrolls>
  );
}
