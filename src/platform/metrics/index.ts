export { openMetrics, type Metrics, type Reading, type RequestFacts, type Watched } from './metrics.ts';
export { keptReading } from './kept-reading.ts';
export { landlordGauges, type LandlordGauge } from './landlord-gauges.ts';
