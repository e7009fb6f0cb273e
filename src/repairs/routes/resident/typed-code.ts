import { readTypedCode, tokenOfTypedCode } from '../../../correspondence/index.ts';
import { formText, page, publicPage, redirect, type LandlordVisit, type Reply } from '../../../platform/http/index.ts';
import { codeProblems, typedCodePage, typedCodeTitle } from '../../views/resident/typed-code-page.ts';

/** How many codes that open nothing are answered in an hour: few from one network, and few in all of one landlord. */
export interface Tries {
  readonly ofNetwork: (network: string, now: string) => boolean;
  readonly ofLandlord: (landlordId: string, now: string) => boolean;
}

export async function showTypedCode(visit: LandlordVisit): Promise<Reply> {
  return shown(visit, undefined, 200);
}

/** The code of a letter opens the page that the link of a text opens. A slip is told from a code that opens nothing, and costs no try. */
export async function openTypedCode(visit: LandlordVisit, tries: Tries): Promise<Reply> {
  const { tx, body, network, landlord, now } = visit;
  const typed = formText(body, 'code');
  if (typed === '') return shown(visit, codeProblems.empty, 422);
  const code = readTypedCode(typed);
  if (code === undefined) return shown(visit, codeProblems.slip, 422);
  if (!tries.ofNetwork(network, now) || !tries.ofLandlord(landlord.id, now)) return shown(visit, codeProblems.tooMany, 429);
  const token = await tokenOfTypedCode(tx, code, now);
  return token === undefined ? shown(visit, codeProblems.unknown, 422) : redirect(`/r/${token}`);
}

function shown(visit: LandlordVisit, problem: string | undefined, status: number): Reply {
  const { landlord, csrfToken, body } = visit;
  const main = typedCodePage({ landlord, csrfToken, typed: formText(body, 'code'), problem });
  return page(publicPage(visit, { title: typedCodeTitle, main, hasErrors: problem !== undefined, backLink: { href: `/l/${landlord.slug}`, text: 'Repairs to your home' } }), status);
}
