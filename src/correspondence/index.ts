import { addEventWords, addWorkPanel } from '../casefile/index.ts';
import { lettersPanel } from './letters-panel.ts';
import { correspondenceEvents } from './views/event-words.ts';
import { stuckMessagesPanel } from './work-panel.ts';

export { chooseAddress, type AddressNotWorking, type ChosenAddress, type ContactDetails } from './decide/choose-address.ts';
export { plainReader, writeMessage, type Reader, type ToSay } from './decide/write-message.ts';
export type { OwnWording, PartOfDay, WordValues } from './words/model.ts';
export { blameIn } from './words/lint.ts';
export { messagesAsSent, type MessageAsSent } from './queries/as-sent.ts';
export { englishWordings, messagesAbout, wordingsInForce } from './queries/index.ts';
export { noticeThatStands, type WrittenNotice } from './decide/written-notice.ts';
export { whenAMessageComesBack, type CameBack } from './sending/came-back.ts';
export { ensureLinkKey } from './links/link-key.ts';
export { letterCameBack } from './settle-by-hand.ts';
export { claimedLandlord } from './links/token.ts';
export { orderLinkNamed, orderLinkToken } from './links/order-links.ts';
export { readTypedCode } from './links/typed-code.ts';
export { linkFor, resolveLink, revokeLink, tokenOfTypedCode, type LinkWanted, type ResidentLink } from './links/resident-links.ts';
export { correspondenceRoutes } from './routes/index.ts';
export { correspondenceGauges } from './gauges.ts';
export { correspondenceJobs } from './jobs.ts';
export { notifyReceiptsHook } from './sending/receipts.ts';
export type { DeliverySettings } from './sending/delivery-tools.ts';

addEventWords(correspondenceEvents);
addWorkPanel(stuckMessagesPanel);
addWorkPanel(lettersPanel);
