import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { addDays, type Day, daysBetween, isDay } from '@revisit/core/shared';
import { useEffect, useState } from 'react';
import { showWeekday } from '../ui/format.js';
import { onPaper } from '../ui/theme.js';

const daysBack = 365;
const daysAhead = 180;

/**
 * The day the board answers for. The slider looks a year back and half a year ahead, where review dates
 * run out; the field takes any day.
 */
export function AsAt({ on, today, onChange }: { on: Day; today: Day; onChange: (day: Day) => void }) {
  const offset = Math.max(-daysBack, Math.min(daysAhead, daysBetween(today, on)));
  const [dragged, setDragged] = useState(offset);
  const [typed, setTyped] = useState(on);
  useEffect(() => {
    setDragged(offset);
    setTyped(on);
  }, [offset, on]);
  const shown = dragged === offset ? on : addDays(today, dragged);
  return (
    <Box sx={{ width: 400, maxWidth: '100%', [onPaper]: { width: 'auto' } }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 2 }}>
        <Typography variant="body2" component="output" sx={{ fontWeight: 600 }}>
          {showWeekday(shown)}
        </Typography>
        <TextField
          className="no-print"
          type="date"
          aria-label="As at"
          value={typed}
          slotProps={{ htmlInput: { 'aria-label': 'As at' } }}
          onChange={(event) => {
            setTyped(event.target.value);
            if (isDay(event.target.value)) onChange(event.target.value);
          }}
          sx={{ width: 150 }}
        />
      </Box>
      <Slider
        className="no-print"
        size="small"
        min={-daysBack}
        max={daysAhead}
        value={dragged}
        marks={[
          { value: -daysBack, label: 'A year ago' },
          { value: 0, label: 'Today' },
          { value: daysAhead, label: 'In half a year' },
        ]}
        getAriaLabel={() => 'As at, in days from today'}
        getAriaValueText={(days) => showWeekday(addDays(today, days))}
        onChange={(_, days) => setDragged(Number(days))}
        onChangeCommitted={(_, days) => onChange(addDays(today, Number(days)))}
        sx={{
          '& .MuiSlider-markLabel': { fontSize: '.75rem', color: 'text.secondary' },
          '& .MuiSlider-markLabel[data-index="0"]': { transform: 'none' },
          '& .MuiSlider-markLabel[data-index="2"]': { transform: 'translateX(-100%)' },
          mb: 1.5,
        }}
      />
    </Box>
  );
}
