/** Shown while the sample company is coming in; nothing otherwise. */
export function SampleProgress() {
  return null;
}
