/**
 * Sections of a file of the iden3 binary format (zkey, wtns): type, length, content. Views, not copies.
 * @throws Error when the file is not of this kind or is cut off
 */
export function binarySections(bytes: Uint8Array, kind: 'zkey' | 'wtns'): ReadonlyMap<number, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new TextDecoder().decode(bytes.subarray(0, 4));
  if (found !== kind) throw new Error(`Not a ${kind} file`);
  const sections = new Map<number, Uint8Array>();
  let at = 12;
  for (let i = view.getUint32(8, true); i > 0; i--) {
    const type = view.getUint32(at, true);
    const length = Number(view.getBigUint64(at + 4, true));
    at += 12;
    if (at + length > bytes.byteLength) throw new Error(`A ${kind} file that is cut off`);
    sections.set(type, bytes.subarray(at, at + length));
    at += length;
  }
  return sections;
}

/** @throws Error when the section is missing */
export function section(sections: ReadonlyMap<number, Uint8Array>, type: number): Uint8Array {
  const found = sections.get(type);
  if (found === undefined) throw new Error(`Section ${type} is missing`);
  return found;
}
