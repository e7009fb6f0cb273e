export { giveToItsOwner } from './account.ts';
export { startEmbeddedPostgres } from './start.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './start.ts';
export { placeForCluster } from './place-for-cluster.ts';
