import { everyLandlord } from './invented-landlords.ts';

export interface SignInToTry {
  readonly landlord: string;
  readonly email: string;
  readonly role: string;
}

/** One account for each part people play, for whoever tries the demonstration. */
export function signInsToTry(): SignInToTry[] {
  return everyLandlord.flatMap((landlord) =>
    landlord.members
      .filter(({ mailbox }) => !/\d$/.test(mailbox))
      .map(({ mailbox, roles }) => ({ landlord: landlord.name, email: `${mailbox}@${landlord.domain}`, role: roles.join(', ') })),
  );
}
