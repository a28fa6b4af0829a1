/** Check digits of numbers that carry one. All take bare upper-case characters without separators. */

/** Luhn's formula (ISO/IEC 7812), right to left, every second digit doubled. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 === 0;
}

const CHINA_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of a Chinese resident's number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function passesResidentCheck(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (number.charCodeAt(i) - 48) * CHINA_WEIGHTS[i]!;
  return '10X98765432'[sum % 11] === number[17];
}

/** ISO 13616: the rearranged IBAN read as a number leaves 1 modulo 97. */
export function passesIban(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (let i = 0; i < moved.length; i++) {
    const unit = moved.charCodeAt(i);
    rest = unit <= 57 ? (rest * 10 + unit - 48) % 97 : (rest * 100 + unit - 55) % 97;
  }
  return rest === 1;
}

/** Hong Kong identity card: one or two letters, six digits, check character 0–9 or A. */
export function passesHongKong(id: string): boolean {
  const padded = id.padStart(9, ' ');
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const unit = padded.charCodeAt(i);
    const value = unit === 32 ? 36 : unit <= 57 ? unit - 48 : unit - 55;
    sum += value * (9 - i);
  }
  const check = padded[8] === 'A' ? 10 : padded.charCodeAt(8) - 48;
  return (sum + check) % 11 === 0;
}

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** Taiwanese identity number: letter, 1 or 2, eight digits. */
export function passesTaiwan(id: string): boolean {
  const letter = TAIWAN_LETTERS.indexOf(id[0]!) + 10;
  let sum = Math.floor(letter / 10) + (letter % 10) * 9;
  for (let i = 1; i < 9; i++) sum += (id.charCodeAt(i) - 48) * (9 - i);
  return (sum + id.charCodeAt(9) - 48) % 10 === 0;
}

/** Brazilian CPF: two check digits modulo 11. */
export function passesCpf(digits: string): boolean {
  for (const length of [9, 10]) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += (digits.charCodeAt(i) - 48) * (length + 1 - i);
    if (((sum * 10) % 11) % 10 !== digits.charCodeAt(length) - 48) return false;
  }
  return !/^(\d)\1{10}$/.test(digits);
}

/** Spanish DNI: eight digits modulo 23 choose the letter. */
export function passesDni(digits: string, letter: string): boolean {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23] === letter;
}

const VERHOEFF_STEPS = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];
const VERHOEFF_PRODUCTS = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];

/** Verhoeff's check digit, as Aadhaar numbers carry it. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    check = Number(VERHOEFF_PRODUCTS[check]![Number(VERHOEFF_STEPS[i % 8]![digit])]);
  }
  return check === 0;
}
