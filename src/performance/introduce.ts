import { addContractorSection } from '../orders/index.ts';
import { asTheLandlords, contractorMeasures, countedOf, filtersOf } from './whose-figures.ts';
import { contractorFiguresSection } from './views/contractor-figures.ts';

// How a contractor does stands on its page, for whoever reads its orders.
addContractorSection(async (visit, contractor) => {
  const whose = asTheLandlords(visit, contractor);
  const filters = filtersOf(whose, {}, visit.today);
  return contractorFiguresSection({ path: `/contractors/${contractor.id}/figures`, more: {}, span: filters, measures: contractorMeasures(), byMonth: await countedOf(visit, whose, filters) });
});
