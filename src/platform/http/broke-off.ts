import type { FastifyRequest } from 'fastify';

/** Whether whoever asked hung up while what they sent was still coming: what fails then is no fault of ours. */
export function brokeOff({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete;
}
