import type { Finder, PersonalDataSpan } from './subject.ts';

const CUE =
  '微信|薇信|威信|徽信|wechat|weixin|wx|vx|加v|[+➕]v|[微薇威徽]❤|v信|qq|扣扣|企鹅号?|whatsapp|telegram|skype|line id|抖音号|小红书号|snapchat|instagram|ins(?![a-z])';
const NAMED = new RegExp(
  `(?<![a-z])(?:${CUE})(号码|号|id| id|名)?( ?[:是为=]+ ?| is | )?(@?[a-z0-9][a-z0-9_-]{4,19})(?![a-z0-9@_])`,
  'g',
);
const PASSPORT =
  /(?:护照|通行证|回乡证|台胞证|passport)[^a-z0-9\n,.;。]{0,8}(?:(?:号码?|no\.?|number|is|:|#|是|为)[ :]{0,2}){0,3}([a-z]{0,2}\d{6,10}[a-z]?)(?![a-z0-9])/g;
const NO_NAME =
  /^(?:wechat|weixin|payment|android|iphone|official|alipay|login|group|support|please|number|account|messages?|business|stories|story|video|share|chat|channel|contact|version)$/;

/** Identities in messaging services, where a word before them names the service. */
export const findContacts: Finder = ({ folded }) => {
  const spans: PersonalDataSpan[] = [];
  for (const match of folded.matchAll(NAMED)) {
    const [whole, label, sign, name] = match as unknown as [string, string?, string?, string?];
    const named = Boolean(label) || /[:=是为]| is /.test(sign ?? '');
    if (!name || NO_NAME.test(name) || (!named && !isHandle(name))) continue;
    const end = match.index + whole.length;
    spans.push({ start: end - name.length, end, kind: 'contact' });
  }
  return spans;
};

/** Without a label only what no ordinary word looks like: digits or underscores among the letters. */
function isHandle(name: string): boolean {
  return (
    /^\d{6,12}$/.test(name) ||
    /^@/.test(name) ||
    (/[\d_]/.test(name) && /[a-z]/.test(name) && name.length >= 6)
  );
}

/** Travel documents that the words before them name. */
export const findPassports: Finder = ({ folded }) =>
  Array.from(folded.matchAll(PASSPORT), (match) => {
    const end = match.index + match[0].length;
    return { start: end - match[1]!.length, end, kind: 'passport' };
  });
