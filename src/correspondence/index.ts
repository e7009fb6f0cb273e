export { chooseAddress, type ChosenAddress, type ContactDetails } from './choose-address.ts';
export { ensureLinkKey } from './links/link-key.ts';
export { linkFor, resolveLink, revokeLink, type LinkWanted, type ResidentLink } from './links/resident-links.ts';
export * from './templates/index.ts';
