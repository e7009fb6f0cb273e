import type { Config } from '../platform/config.ts';

type Where = Pick<Config, 'filesInS3' | 'dataDir'>;

/** What to say of the files when they are in a bucket: an archive holds only what is in the data folder. */
export function filesLeftOut({ filesInS3 }: Where): string | undefined {
  if (filesInS3 === undefined) return undefined;
  return `It does not hold the photos and other files: they are in the bucket ${filesInS3.bucket}. Keep versions of that bucket, or copy it after each backup.`;
}

/** What is left to do when what was taken in came with files, and files are kept in a bucket here. */
export function filesToCopy({ filesInS3, dataDir }: Where): string | undefined {
  if (filesInS3 === undefined) return undefined;
  return `The files that came with it are in ${dataDir}/files: copy them into the bucket ${filesInS3.bucket} under the same names before anybody looks for them.`;
}
