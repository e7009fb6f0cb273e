import type { Letters } from './privileges.ts';

/** Who arranges and makes visits, who carries them on a phone, and who decides about what came in too late. */
export const visitPrivileges: Readonly<Record<string, Letters>> = {
  'GET /repairs/:reference/visits/:visitId/move': 'apm',
  'POST /repairs/:reference/visits/:visitId/move': 'apm',
  'GET /repairs/:reference/visits/:visitId/cancel': 'apm',
  'POST /repairs/:reference/visits/:visitId/cancel': 'apm',
  'GET /visits': 'apsom',
  'GET /visits/to-move': 'apm',
  'GET /repairs/:reference/visits/:visitId': 'apsom',
  'POST /repairs/:reference/visits/:visitId/outcome': 'psom',
  // Whoever lost their role still sends what was theirs.
  'GET /phone/day': 'apsocmAbt',
  'GET /phone/visits/:visitId': 'apsom',
  'GET /phone/hazards/:hazardId': 'sm', 'GET /phone/dry-checks/:hazardId': 'sm',
  'POST /phone/files': 'apsocmAbt',
  'POST /phone/captures': 'apsocmAbt',
  'GET /visits/came-in': 'pm',
  'GET /visits/came-in/:id': 'pm',
  'GET /visits/came-in/:id/files/:fileId': 'pm',
  'POST /visits/came-in/:id/attach': 'pm',
  'POST /visits/came-in/:id/aside': 'pm',
};
