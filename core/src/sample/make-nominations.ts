import type { Caller } from '../access/caller.js';
import type { Core } from '../core.js';
import type { NomineeDetails } from '../nominations/nominees.js';
import type { SampleNominee } from './sample.types.js';

const addressOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}@sample.test`;

/** Puts the sample's nominees forward and takes each as far as it is to come. Nothing is done twice. */
export async function makeNominations(
  core: Core,
  partner: Caller,
  officer: Caller,
  nominees: readonly SampleNominee[],
): Promise<void> {
  if ((await core.nominations.list(partner)).length > 0) return;
  const areas = await core.areas.list(partner);
  const nominate = async (
    person: NomineeDetails,
    { sector, areas: numbers }: Pick<SampleNominee, 'sector' | 'areas'>,
    deputyFor?: string,
  ) => {
    const { nominations } = await core.nominations.nominate(partner, () => ({
      person,
      sector,
      areaIds: areas.filter(({ number }) => numbers.includes(number)).map(({ id }) => id),
      deputyFor,
      availability: '',
    }));
    return nominations;
  };
  const toApprove: string[] = [];
  for (const nominee of nominees) {
    const { name, jobTitle, organisation, supporter, stage, deputy } = nominee;
    const details = { name, jobTitle, organisation, email: addressOf(name) };
    const made = await nominate(
      supporter ? { ...details, supporterName: supporter, supporterEmail: addressOf(supporter) } : details,
      nominee,
    );
    for (const { id } of made) {
      if (stage === 'invited') await core.nominationInvitations.send(partner, id, () => ({ by: 'hand' }));
      if (stage === 'declined')
        await core.nominationMoves.decline(partner, id, () => ({ reason: nominee.reason ?? '' }));
      if (stage === 'accepted' || stage === 'approved') await core.nominationMoves.accept(partner, id);
      if (stage === 'approved') toApprove.push(id);
    }
    if (!deputy) continue;
    for (const { id, area } of made) {
      const person = { ...deputy, email: addressOf(deputy.name) };
      for (const second of await nominate(person, { ...nominee, areas: [area.number] }, id)) {
        await core.nominationMoves.accept(partner, second.id);
        toApprove.push(second.id);
      }
    }
  }
  const list = await core.nominations.list(officer, { id: toApprove });
  await core.nominationMoves.approveList(officer, () => ({
    nominations: list.map(({ id, version }) => ({ id, version })),
  }));
}
