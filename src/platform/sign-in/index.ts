export { hashPassword, isOutdatedHash, verifyPassword } from './password-hash.ts';
export { finishErrand, startErrand, type Errand, type SignedClaims, type SignInService } from './oidc.ts';
export { hashSecret } from './secret-hash.ts';
