/** What a person may say about a file besides the file. */
export interface ImportChoices {
  /** UPRNs that end in six zeros are truly these numbers. */
  readonly keepRoundUprns: boolean;
  /** The email address of whoever owns the cases that name no owner; '' for nobody. */
  readonly ownerEmail: string;
}
