import { addContractorSection } from '../orders/index.ts';
import { howFresh } from './queries/figures.ts';
import { asTheLandlords, contractorMeasures, countedOf, filtersOf } from './whose-figures.ts';
import { contractorFiguresSection } from './views/contractor-figures.ts';

// How a contractor does stands on its page, for whoever reads its orders.
addContractorSection(async (visit, contractor) => {
  const whose = asTheLandlords(visit, contractor);
  const filters = filtersOf(whose, {}, visit.today);
  const [byMonth, fresh] = await Promise.all([countedOf(visit, whose, filters), howFresh(visit.tx)]);
  return contractorFiguresSection({ path: `/contractors/${contractor.id}/figures`, more: {}, span: filters, measures: contractorMeasures(), byMonth, fresh });
});
