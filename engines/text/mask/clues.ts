/** What a text holds that makes a finder of personal data worth its time. */
export type Clues = {
  readonly at: boolean;
  /** Five digits or more, spelt ones included. */
  readonly fiveDigits: boolean;
  /** A digit beside Chinese, and one beside Latin letters. */
  readonly chineseDigit: boolean;
  readonly latinDigit: boolean;
  readonly messenger: boolean;
};

const CHINESE_DIGITS = new Set('零〇一二三四五六七八九幺十甲乙丙丁');
const SPELT_PHONE = 11;
const SPELT_ADDRESS = /[零〇一二三四五六七八九十甲乙丙丁](?:号|號|弄|栋|棟|幢|单元|單元|室|组|組)/;
const MESSENGER =
  /[微薇威徽][信❤]|wechat|weixin|[wv]x|[加+＋➕]v|v信|qq|ｑｑ|扣扣|企鹅|whatsapp|telegram|skype|line id|snapchat|ins|抖音号|小红书号/i;
const SPELT_AT = /[([{（【]at[)\]}）】]| at /i;

/** Reads the clues off a text as it was written; undefined if it holds none. */
export function cluesIn(text: string): Clues | undefined {
  let digits = 0;
  let spelt = 0;
  let signs = 0;
  let latin = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (unit >= 48 && unit <= 57) digits++;
      else if ((unit | 32) >= 97 && (unit | 32) <= 122) latin++;
      else if (unit === 64) signs++;
    } else if (unit >= 0x3007 && unit <= 0x9fff) {
      if (CHINESE_DIGITS.has(text[i]!)) spelt++;
    } else if (isOddDigit(unit)) digits++;
    else if (unit === 0xff20) signs++;
    else if (unit >= 0xff21 && unit <= 0xff5a) latin++;
  }
  const clues = {
    at: signs > 0 || (latin > 5 && SPELT_AT.test(text)),
    fiveDigits: digits >= 5 || spelt >= SPELT_PHONE,
    chineseDigit: digits > 0 || (spelt > 0 && SPELT_ADDRESS.test(text)),
    latinDigit: digits > 0 && latin > 0,
    messenger: MESSENGER.test(text),
  };
  return Object.values(clues).includes(true) ? clues : undefined;
}

/** Circled, full-width and (by their first surrogate) mathematical digits. */
function isOddDigit(unit: number): boolean {
  return (unit >= 0x2460 && unit <= 0x249b) || (unit >= 0xff10 && unit <= 0xff19) || unit === 0xd835;
}
