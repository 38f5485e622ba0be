import type { Kpi } from '../../types.js';

/** What people say of a measure, as a PUT takes it; the polarity is left out, so that a guess stays one. */
export const saidOf = (kpi: Kpi) => ({
  measure: kpi.measure,
  responsibleRole: kpi.responsibleRole,
  frequency: kpi.frequency,
  covers: kpi.covers,
  areaIds: kpi.areas.map((area) => area.id),
  actionIds: kpi.actions.map((action) => action.id),
});
