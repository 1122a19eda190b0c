/**
 * How recovery tools name what they find. PhotoRec (src/photorec.c): f, b or t, the sector in at least seven
 * digits; `t` is the thumbnail embedded in the `f` of the same number. The numbered names of other tools are
 * those of dash-cams and scanners too: they count only together with their folder.
 */
export type CarverForm = 'photorec_file' | 'photorec_thumbnail' | 'photorec_broken' | 'tool' | 'numbered';

export function carverForm(stem: string): CarverForm | null {
  const photorec = /^([ftb])\d{7,}(?:_.*)?$/.exec(stem);
  if (photorec !== null)
    return photorec[1] === 't'
      ? 'photorec_thumbnail'
      : photorec[1] === 'b'
        ? 'photorec_broken'
        : 'photorec_file';
  // Generic RAW recovery, Recuva, Disk Drill, fsck.
  if (/^(?:recovered[_ -]?(?:file)?[_ -]?\d+|\[\d{6}\]|file \d+x\d+_\d{6}|#\d{5,})$/i.test(stem))
    return 'tool';
  // Foremost, Scalpel, R-Studio, chkdsk, EaseUS, Stellar.
  if (/^(?:\d{8}|\d{6}|file\d{4,5})$/i.test(stem)) return 'numbered';
  return null;
}
