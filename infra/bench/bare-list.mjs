import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

/** The peer of the list bench: the same session query and list query, and nothing else. */
const { port, databaseUrl, programmeId, query } = JSON.parse(process.argv[2] ?? '');
// Every connection belongs to the one programme, so a question needs no transaction to say so.
const options = `-c revisit.programme_id=${programmeId}`;
const pool = new pg.Pool({ connectionString: databaseUrl, options, max: 10 });

createServer(async (request, response) => {
  const token = /revisit_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const hash = createHash('sha256').update(token).digest('hex');
  const session = await pool.query({
    name: 'session',
    text: 'SELECT * FROM session_person($1)',
    values: [hash],
  });
  if (session.rowCount !== 1) return response.writeHead(401).end();
  const { rows } = await pool.query({ name: 'list', ...query });
  const { json, total, count } = rows[0];
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'content-range': `evidence 0-${count - 1}/${total}`,
    })
    .end(json);
}).listen(port, '127.0.0.1');
