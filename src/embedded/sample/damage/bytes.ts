/** What disks, interrupted copies and recovery tools do to files. */

/** Cut off: the copy stopped after this share of the file. */
export function truncated(file: Buffer, share: number): Buffer {
  return file.subarray(0, Math.floor(file.length * share));
}

/** The tail is zeros: a carver met unwritten blocks. Decoders fill the rest with grey. */
export function zeroTail(file: Buffer, share: number): Buffer {
  const out = Buffer.from(file);
  out.fill(0, Math.floor(out.length * share));
  return out;
}

/** Another file's bytes from here on, as when a fragmented file is carved as one piece. */
export function foreignTail(file: Buffer, other: Buffer, share: number): Buffer {
  const cut = Math.floor(file.length * share);
  const from = Math.floor(other.length * 0.4);
  return Buffer.concat([file.subarray(0, cut), other.subarray(from, from + file.length - cut)]);
}
