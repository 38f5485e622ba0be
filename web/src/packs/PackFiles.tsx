import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useApi } from '../app/session.js';
import type { Pack } from '../types.js';
import { shortHash, showMoment, showSize } from '../ui/format.js';
import { oneColumn, tabular } from '../ui/theme.js';

const Table = styled('table')(({ theme }) => ({
  borderCollapse: 'collapse',
  width: '100%',
  minWidth: 420,
  fontSize: '.875rem',
  textAlign: 'left',
  '& th, & td': {
    padding: '8px 12px 8px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontWeight: 400,
  },
  '& thead th': { fontSize: '.8125rem', fontWeight: 600, borderBottomColor: theme.palette.text.primary },
  '& .number': { ...tabular, textAlign: 'right', paddingRight: 24, whiteSpace: 'nowrap' },
  '& code': { fontSize: '.8125rem', color: theme.palette.text.secondary, whiteSpace: 'nowrap' },
  // A long name gives way on a phone, so that size and hash stay in sight.
  [oneColumn]: {
    minWidth: 340,
    '& tbody th': { overflowWrap: 'anywhere' },
    '& th, & td, & .number': { paddingRight: 10 },
  },
}));

/** The files of a ready pack, each with its size and the hash to check it by. */
export function PackFiles({ pack }: { pack: Pack }) {
  const api = useApi();
  return (
    <Box
      role="group"
      aria-label={`Files of the pack asked for ${showMoment(pack.createdAt)}`}
      tabIndex={0}
      sx={{ overflowX: 'auto', mt: 1.5 }}
    >
      <Table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="number">
              Pages
            </th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {pack.files.map((file) => (
            <tr key={file.name}>
              <th scope="row">
                <Link
                  href={`${api}/packs/${pack.id}/files/${encodeURIComponent(file.name)}`}
                  sx={{ fontWeight: 550 }}
                >
                  {file.name}
                </Link>
              </th>
              <td className="number">{file.pages?.toLocaleString('en-GB') ?? ''}</td>
              <td className="number">{showSize(file.size)}</td>
              <td>
                <code title={file.sha256}>{shortHash(file.sha256)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Box>
  );
}
