/**
 * BCP 47 codes of the languages told apart; `mul` is a mixture of Chinese and a Latin-script language,
 * `und` text without words (numbers, emoji, an unknown script).
 */
export const LANGUAGES = [
  'zh',
  'en',
  'ja',
  'ko',
  'es',
  'fr',
  'de',
  'pt',
  'it',
  'vi',
  'ru',
  'ar',
  'th',
  'mul',
  'und',
] as const;
export type Language = (typeof LANGUAGES)[number];

const READ_AT_MOST = 400;

type Letters = {
  han: number;
  kana: number;
  hangul: number;
  latin: number;
  cyrillic: number;
  arabic: number;
  thai: number;
};

/** The language of a text, from its first 400 characters: script first, function words among Latin scripts. */
export function detectLanguage(text: string): Language {
  const letters = countLetters(text);
  const { han, kana, hangul, latin, cyrillic, arabic, thai } = letters;
  if (kana > 0 && kana * 8 >= han) return 'ja';
  // A Latin word is about four letters and says as much as about one and a half Chinese characters.
  const latinWords = latin / 4;
  const rest = Math.max(hangul, cyrillic, arabic, thai);
  if (rest > 0 && rest >= han && rest >= latinWords) {
    if (rest === hangul) return 'ko';
    if (rest === cyrillic) return 'ru';
    return rest === arabic ? 'ar' : 'th';
  }
  if (han === 0) return latin === 0 ? 'und' : latinLanguage(text);
  const share = han / (han + 1.5 * latinWords);
  if (share >= 0.3) return 'zh';
  return share >= 0.06 ? 'mul' : latinLanguage(text);
}

function countLetters(text: string): Letters {
  const letters = { han: 0, kana: 0, hangul: 0, latin: 0, cyrillic: 0, arabic: 0, thai: 0 };
  const end = Math.min(text.length, READ_AT_MOST);
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x4e00 ? c <= 0x9fff : c >= 0x3400 && c <= 0x4dbf) letters.han++;
    else if (c < 0x250) {
      if ((c | 32) >= 97 && (c | 32) <= 122) letters.latin++;
      else if (c >= 0xc0 && c !== 0xd7 && c !== 0xf7) letters.latin++;
    } else if (c >= 0xac00 && c <= 0xd7af) letters.hangul++;
    else if ((c >= 0x3041 && c <= 0x30fa) || (c >= 0xff66 && c <= 0xff9d)) letters.kana++;
    else if (c >= 0x1ea0 && c <= 0x1ef9) letters.latin++;
    else if (c >= 0x400 && c <= 0x52f) letters.cyrillic++;
    else if (c >= 0x600 && c <= 0x6ff) letters.arabic++;
    else if (c >= 0xe01 && c <= 0xe4e) letters.thai++;
    else if ((c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a)) letters.latin++;
  }
  return letters;
}

/** Frequent words that few of the other languages share. */
const FUNCTION_WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: 'the and is are was were i you it my your this that not of to for with have has had do does can will would they we be been but on at from so very what when how please thanks no',
  es: 'el los las y es está por para con que no muy mi su pero como del una se lo he hay gracias',
  fr: 'le les et est pas pour avec que je vous mon très mais dans des du une ce sur il nous été merci ne',
  de: 'der die das und ist nicht für mit ich sie mein sehr aber auf ein eine zu es war haben wir danke im den',
  pt: 'o os as e é não para com que eu meu muito mas uma do da em foi está você obrigado um no na',
  it: 'il gli e è non per con che mio molto ma una di della sono ho ci grazie un lo la si',
};
const MARKED: readonly (readonly [Language, RegExp])[] = [
  ['vi', /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i],
  ['es', /[ñ¿¡]/i],
  ['de', /ß/i],
  ['pt', /[ãõ]/i],
];
const LANGUAGES_BY_WORD = new Map<string, Language[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS) as [Language, string][]) {
  for (const word of words.split(' '))
    LANGUAGES_BY_WORD.set(word, [...(LANGUAGES_BY_WORD.get(word) ?? []), language]);
}

function latinLanguage(text: string): Language {
  const start = text.slice(0, READ_AT_MOST).toLowerCase();
  const scores = new Map<Language, number>();
  for (const [word] of start.matchAll(/\p{L}+/gu)) {
    for (const language of LANGUAGES_BY_WORD.get(word) ?? [])
      scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  if (/[^\u0000-\u007f]/.test(start)) {
    for (const [language, marks] of MARKED)
      if (marks.test(start)) scores.set(language, (scores.get(language) ?? 0) + 2);
  }
  let best: Language = 'en';
  for (const [language, score] of scores) if (score > (scores.get(best) ?? 0)) best = language;
  return best;
}
