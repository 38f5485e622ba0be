import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';

const Letter = styled(Box)(({ theme }) => ({
  marginTop: 8,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 6,
  background: '#fff',
  overflow: 'hidden',
  maxWidth: 720,
  '& iframe': { display: 'block', width: '100%', height: 620, border: 0 },
  '& pre': {
    margin: 0,
    padding: 16,
    font: 'inherit',
    fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
    fontSize: '.875rem',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

/** A message as a mail program shows it, and as the plain text that travels with it. Its links lead nowhere from here. */
export function MessageFrame({ title, address, text }: { title: string; address: string; text: string }) {
  const [as, setAs] = useState<'html' | 'text'>('html');
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        sx={{ '& button': { color: 'text.primary' } }}
        aria-label={`How to show it: ${title}`}
        value={as}
        onChange={(_event, wanted: 'html' | 'text' | null) => wanted && setAs(wanted)}
      >
        <ToggleButton value="html">As mail programs show it</ToggleButton>
        <ToggleButton value="text">As plain text</ToggleButton>
      </ToggleButtonGroup>
      <Letter>
        {as === 'html' ? (
          <iframe title={`Message: ${title}`} src={address} sandbox="" />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long message is scrolled with the keys
          <pre tabIndex={0}>{text}</pre>
        )}
      </Letter>
    </>
  );
}
