import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { Problem } from '../../app/problem.js';
import { useMay, usePlace } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { Leave } from '../../types.js';
import { showDay } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts, Nothing, SectionHead } from '../../ui/Page.js';
import { PersonPick, usePeople } from '../PersonPick.js';
import { Row } from './AskRow.js';

/** Who is away, who stands in, and saying so for oneself; the partner says it for others too. */
export function Away() {
  const may = useMay();
  const { session } = usePlace();
  const { data = [] } = useGetList<Leave>('leave', {
    filter: {},
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'fromDay', order: 'ASC' },
  });
  const end = useMove({ said: 'Ended. What is asked of them is theirs alone again.' });
  // Whoever can't choose a stand-in is told of leave only when there is some.
  if (data.length === 0 && !may('people.read')) return null;
  return (
    <section aria-labelledby="away">
      <SectionHead title="While people are away" id="away" />
      {data.length === 0 ? (
        <Nothing title="Nobody is away.">
          For your leave, choose who sees and answers what is asked of you.
        </Nothing>
      ) : null}
      <ul>
        {data.map((leave) => (
          <Row key={leave.id}>
            <p className="what">
              {leave.delegate.name} stands in for {leave.person.name}
            </p>
            <p className="beside">
              {showDay(leave.fromDay)} to {showDay(leave.untilDay)}
              {leave.now ? ', now' : ''}
            </p>
            {leave.person.id === session.person.id || may('asks.make') ? (
              <Button
                size="small"
                aria-label={`End it: ${leave.person.name}`}
                onClick={() => end.mutate({ path: `leave/${leave.id}`, method: 'DELETE' })}
              >
                End it
              </Button>
            ) : null}
          </Row>
        ))}
      </ul>
      {may('people.read') ? <SayAway /> : null}
    </section>
  );
}

function SayAway() {
  const may = useMay();
  const { session, programme } = usePlace();
  const people = usePeople();
  const empty = {
    personId: session.person.id,
    delegateId: '',
    fromDay: programme.today,
    untilDay: programme.today,
  };
  const [fields, setFields] = useState(empty);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = useMove({
    said: 'Noted. They see what is asked from that day on.',
    onDone: () => setFields(empty),
    onRefused: setProblem,
  });
  const day = (name: 'fromDay' | 'untilDay') => ({
    type: 'date',
    required: true,
    value: fields[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.target.value }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        make.mutate({ path: 'leave', body: fields });
      }}
    >
      {problem ? <Notice urgent title={problem.detail} /> : null}
      <Acts sx={{ mt: 2, alignItems: 'flex-end', '& > .MuiTextField-root': { flex: '1 1 180px' } }}>
        {may('asks.make') ? (
          <PersonPick
            label="Who is away"
            people={people}
            value={fields.personId}
            onChange={(personId) => setFields({ ...fields, personId })}
          />
        ) : null}
        <PersonPick
          label="Who stands in"
          people={people.filter((person) => person.id !== fields.personId)}
          value={fields.delegateId}
          onChange={(delegateId) => setFields({ ...fields, delegateId })}
        />
        <TextField label="First day" {...day('fromDay')} />
        <TextField label="Last day" {...day('untilDay')} />
        <Button type="submit" loading={make.isPending}>
          Let them stand in
        </Button>
      </Acts>
    </form>
  );
}
