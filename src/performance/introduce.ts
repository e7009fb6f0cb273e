import { addWorkPanel } from '../casefile/index.ts';
import { addContractorSection } from '../orders/index.ts';
import { howFresh } from './queries/figures.ts';
import { asTheLandlords, contractorMeasures, countedOf, filtersOf } from './whose-figures.ts';
import { contractorFiguresSection } from './views/contractor-figures.ts';
import { boardOnMyWork } from './views/board-on-my-work.ts';

// How a contractor does stands on its page, for whoever reads its orders.
addContractorSection(async (visit, contractor) => {
  const whose = asTheLandlords(visit, contractor);
  const filters = filtersOf(whose, {}, visit.today);
  const [byMonth, fresh] = await Promise.all([countedOf(visit, whose, filters), howFresh(visit.tx)]);
  return contractorFiguresSection({ path: `/contractors/${contractor.id}/figures`, more: {}, span: filters, measures: contractorMeasures(), byMonth, fresh });
});

// Whoever sits on the board has no cases of their own: what they come for is how the landlord does.
addWorkPanel(async ({ actor }) => (actor.roles.includes('board member') ? boardOnMyWork : undefined));
