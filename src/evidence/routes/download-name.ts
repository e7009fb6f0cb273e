const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/heic': 'heic', 'application/pdf': 'pdf',
  'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/wav': 'wav', 'audio/ogg': 'ogg', 'audio/amr': 'amr',
};

/** A name of ours for a download: the sender's may be anything, and says who sent it. */
export function downloadName({ reference, id }: { readonly reference: string; readonly id: string }, mediaType: string): string {
  return `${reference}-${id.slice(-6)}.${downloadEnding(mediaType)}`;
}

/** "jpg" for image/jpeg. */
export function downloadEnding(mediaType: string): string {
  return endings[mediaType] ?? 'bin';
}
