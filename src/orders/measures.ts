import { countCasesBy } from '../casefile/index.ts';

// A repair is its contractor's by the last order that stands; where they have people here, by the organisation of these.
countCasesBy('contractor', (caseId) => `(select case when k.organisation_id is null then k.id else k.organisation_id end from work_orders w join contractors k on k.landlord_id = $1 and k.id = w.contractor_id and k.kind = 'contractor'
  where w.landlord_id = $1 and w.case_id = ${caseId} and w.state <> 'cancelled' order by w.number desc limit 1)`);
