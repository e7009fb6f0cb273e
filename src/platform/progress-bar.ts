/** Shows how far along a long task is: one line that fills up on a terminal, a line every tenth in a file. */
export function progressBar(out: { readonly isTTY?: boolean; write: (text: string) => unknown }): (share: number, what: string) => void {
  let lastTenth = -1;
  return (share, what) => {
    const full = Math.round(share * 30);
    const percent = String(Math.floor(share * 100)).padStart(3);
    if (out.isTTY === true) {
      out.write(`\r[${'#'.repeat(full)}${'.'.repeat(30 - full)}] ${percent}%  ${what.padEnd(50)}`);
      if (share >= 1) out.write('\n');
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth <= lastTenth) return;
    lastTenth = tenth;
    out.write(`${percent}%  ${what}\n`);
  };
}
