import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { Shows } from '@revisit/core/shared';
import { Suspense, useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import type { AreaRef, Evidence, Link, NewLink } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { Waiting } from '../../ui/Waiting.js';
import { ActionPick } from '../ActionPick.js';
import type { Locator } from '../address.js';
import { Reader, type Target } from '../reader/index.js';
import { ShowsPick } from '../ShowsPick.js';
import { type QuoteDraft, QuotedFigures } from './QuotedFigures.js';

/** On a phone the document opens below what is seen. */
const intoView = (box: HTMLElement | null) => box?.scrollIntoView({ block: 'nearest' });

/** The form and the document side by side; one below the other on a phone. */
const besides = {
  display: 'grid',
  gap: 3,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(320px, 2fr) minmax(0, 3fr)' },
};

/** One claim: for which area, what it shows, in which sentence, on which page. The document can be opened beside it. */
export function LinkDialog({
  evidence,
  title,
  link,
  locator,
  problem,
  busy,
  onClose,
  onSave,
}: {
  evidence: Evidence;
  title: string;
  link?: Link;
  /** Where a new claim stands, when that was chosen already. */
  locator?: Locator;
  problem: Problem | null;
  busy: boolean;
  onClose: () => void;
  onSave: (link: NewLink) => void;
}) {
  const all = useAreas();
  const areas: readonly AreaRef[] = all.length > 0 ? all : link ? [link.area] : [];
  const [areaId, setAreaId] = useState(link?.area.id ?? '');
  const [actionIds, setActionIds] = useState(link?.actions.map((action) => action.id) ?? []);
  const [kpiIds, setKpiIds] = useState(link?.kpis.map((kpi) => kpi.id) ?? []);
  const [quotes, setQuotes] = useState<QuoteDraft[]>(
    link?.quotes.map(({ seriesId, asAt, text }) => ({ seriesId, asAt, value: text })) ?? [],
  );
  const [shows, setShows] = useState<Shows | ''>(link?.shows ?? '');
  const [claim, setClaim] = useState(link?.claim ?? '');
  const stands = locator ?? link?.locator;
  const [page, setPage] = useState(stands ? String(stands.page) : '');
  const [quote, setQuote] = useState(stands?.quote ?? '');
  const [reading, setReading] = useState<Target | null>(null);
  const version = evidence.versions.find((each) => each.number === evidence.currentVersion);
  const place = { page: Number.parseInt(page, 10) || 1, ...(quote.trim() ? { quote: quote.trim() } : {}) };
  const [missing, setMissing] = useState<string | null>(null);

  const save = () => {
    if (!areaId) return setMissing('Choose the area this is about.');
    if (!shows) return setMissing('Choose what it shows: activity, output or impact.');
    const at = Number.parseInt(page, 10);
    const locator = at > 0 ? { page: at, ...(quote.trim() ? { quote: quote.trim() } : {}) } : undefined;
    const figures = quotes.map((each) => ({ ...each, value: each.value.trim() }));
    if (figures.some(({ value, asAt }) => value === '' || asAt === ''))
      return setMissing('Say each figure as it is printed, and the last day it speaks of.');
    onSave({
      areaId,
      actionIds,
      kpiIds,
      quotes: figures,
      shows,
      claim: claim.trim(),
      ...(locator ? { locator } : {}),
    });
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={reading ? 'xl' : 'md'} aria-labelledby="link-title">
      <DialogTitle id="link-title">{title}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogContent sx={reading ? besides : undefined}>
          <Stack spacing={2}>
            {missing ? <Notice urgent title={missing} /> : null}
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <TextField
              select
              label="Area"
              value={areas.some((area) => area.id === areaId) ? areaId : ''}
              onChange={(event) => setAreaId(event.target.value)}
            >
              {areas.map((area) => (
                <MenuItem key={area.id} value={area.id}>
                  {area.number} {area.title}
                </MenuItem>
              ))}
            </TextField>
            <ShowsPick value={shows} onChange={setShows} />
            <TextField
              multiline
              minRows={3}
              label="What does this show that has changed?"
              helperText="Doing is what we ran. Changing is what families notice."
              value={claim}
              onChange={(event) => setClaim(event.target.value)}
            />
            <Stack direction="row" spacing={2}>
              <TextField
                label="On which page"
                value={page}
                onChange={(event) => setPage(event.target.value)}
                sx={{ flex: '0 0 136px' }}
                slotProps={{ htmlInput: { inputMode: 'numeric' } }}
              />
              <TextField
                label="The words there"
                fullWidth
                value={quote}
                onChange={(event) => setQuote(event.target.value)}
              />
            </Stack>
            {version?.may.open && !reading ? (
              <Button sx={{ alignSelf: 'flex-start' }} onClick={() => setReading(place)}>
                Choose it in the document
              </Button>
            ) : null}
            <ActionPick areaIds={[areaId]} chosen={actionIds} onChange={setActionIds} />
            <QuotedFigures kpiIds={kpiIds} quotes={quotes} onMeasures={setKpiIds} onQuotes={setQuotes} />
          </Stack>
          {version && reading ? (
            <Box ref={intoView} sx={{ height: '72vh', minHeight: 360, border: 1, borderColor: 'divider' }}>
              <Suspense fallback={<Waiting what="Opening the document" />}>
                <Reader
                  evidence={evidence}
                  version={version}
                  target={reading}
                  onUse={(chosen) => {
                    setPage(String(chosen.page));
                    setQuote(chosen.quote ?? '');
                    setReading(chosen);
                  }}
                />
              </Suspense>
            </Box>
          ) : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={busy}>
            Save the claim
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
