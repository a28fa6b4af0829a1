/** National lengths by calling code (ITU E.164 and national plans): `code:least-most`. */
const PLANS =
  '1:10 7:10 20:8-10 27:9 30:10 31:9 32:8-9 33:9 34:9 36:8-9 39:8-11 40:9 41:9 43:7-12 44:9-10 45:8 46:7-9 47:8 48:9 49:6-11 51:8-9 52:10 53:8 54:10-11 55:10-11 56:9 57:10 58:10 60:8-10 61:9 62:8-12 63:10 64:8-10 65:8 66:8-9 81:9-10 82:8-10 84:9-10 86:10-11 90:10 91:10 92:10 93:9 94:9 95:8-10 98:10 212:9 213:9 216:8 218:9 220:7 221:9 233:9 234:8-10 251:9 254:9 255:9 256:9 260:9 263:9 351:9 352:6-9 353:7-9 354:7 355:9 356:8 357:8 358:6-11 359:8-9 370:8 371:8 372:7-8 373:8 374:8 375:9 380:9 381:8-9 385:8-9 386:8 387:8 389:8 420:9 421:9 502:8 503:8 504:8 505:8 506:8 507:8 591:8 593:8-9 595:9 598:8 673:7 675:8 852:8 853:8 855:8-9 856:8-10 880:10 886:8-9 960:7 961:7-8 962:9 963:9 964:10 965:8 966:9 967:9 968:8 970:9 971:8-9 972:8-9 973:8 974:8 975:8 976:8 977:10 992:9 993:8 994:9 995:9 996:9 998:9';

const LENGTHS = new Map<string, { least: number; most: number }>();
for (const plan of PLANS.split(' ')) {
  const [code, range] = plan.split(':') as [string, string];
  const [least, most = least] = range.split('-').map(Number) as [number, number?];
  LENGTHS.set(code, { least: least + code.length, most: most + code.length });
}

/** Least and most digits of an international number, calling code included; undefined for no known code. */
export function nationalLengths(digits: string): { least: number; most: number } | undefined {
  return (
    LENGTHS.get(digits.slice(0, 1)) ?? LENGTHS.get(digits.slice(0, 2)) ?? LENGTHS.get(digits.slice(0, 3))
  );
}
