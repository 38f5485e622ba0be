import { styled } from '@mui/material/styles';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Tone = 'plain' | 'strong' | 'accent';

const Pill = styled('span', { shouldForwardProp: (prop) => prop !== 'tone' })<{ tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    fontSize: '.8125rem',
    fontWeight: 500,
    lineHeight: '20px',
    padding: '1px 8px 1px 6px',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 99,
    whiteSpace: 'nowrap',
    background: theme.palette.background.paper,
    color: theme.palette.text.primary,
    ...(tone === 'strong' && {
      background: theme.palette.text.primary,
      borderColor: theme.palette.text.primary,
      color: '#fff',
    }),
    ...(tone === 'accent' && {
      background: theme.palette.primary.tint,
      borderColor: theme.palette.primary.line,
      color: theme.palette.primary.dark,
    }),
  }),
);

/** The state of a file, a task or a pack: neutral, never in a rating's colour. */
export const Tag = ({
  tone = 'plain',
  icon: Icon,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}) => (
  <Pill tone={tone}>
    {Icon ? <Icon size={14} strokeWidth={2.2} aria-hidden /> : null}
    {children}
  </Pill>
);
