/** Words that tell what a number beside them is. All patterns look at a short window, anchored at its end. */

const WINDOW = 28;
const FILL = String.raw`(?:号码|号|码|no\.?|number|num|id|是|为|:|#|=|\(|尾号|,|"|'|\s|\.)`;

function before(words: string): RegExp {
  return new RegExp(`(?:${words})${FILL}{0,6}$`);
}

const PHONE = before(
  '手机|电话|致电|拨打|联系方式|联络|座机|固话|来电|回电|打给我|打我|热线|加v|微信|whatsapp|telephone|(?:^|[^a-z])(?:tel|phone|mobile|cell|cellphone|ph|mob|fax|text me|text|call|call me|call us|ring me|reach me|contact me|contact)(?: at| on| me| us| back| is)*',
);
const ORDER = before(
  '订单|单号|运单|快递|物流|流水|编号|工号|货号|型号|序列|批号|批次|发票|税号|信用代码|工单|受理|案件|合同|商品|款号|条码|条形码|取件|包裹|邮编|房号|快件|参考|交易|凭证|快递单|券|兑换|验证|版本|(?:^|[^a-z])(?:order|tracking|invoice|ref|reference|case|ticket|parcel|sku|isbn|ean|upc|imei|imei1|imei2|sn|s/n|serial|part|model|version|booking|confirmation|transaction|receipt|claim|code|pnr|item|asin|build|firmware|error|shipment|waybill|coupon|voucher|policy|batch|lot|vin|gtin|article|consignment)(?: code| numbers?| id| reference| is)*',
);
const CARD = before(
  '银行卡|卡号|卡|储蓄卡|信用卡|借记卡|工资卡|社保卡|(?:^|[^a-z])(?:card|visa|mastercard|amex|debit|credit card)(?: ending| with| is)*',
);
const ACCOUNT = before(
  String.raw`(?:银行|收款|打款|转账|对公|退款|开户|支付宝)(?:的)?(?:账|帐)[号户]|(?:^|[^a-z])(?:bank account|account|acct|a/c|routing|sort code)(?: number| no\.?| is)*`,
);
const ID = before(
  String.raw`身份证|证件|身份证件|身份|(?:^|[^a-z])(?:ssn|social security|social|id card|national id|identity card|nino|national insurance|tax id|driver'?s? licen[cs]e|driving licen[cs]e|dl|aadhaar|pan|sin|nif|dni|cpf|nric|nhs)(?: number| no\.?| is)*`,
);
const PASSPORT = before(String.raw`护照|通行证|回乡证|台胞证|(?:^|[^a-z])passport(?: number| no\.?| is)*`);
const PLATE = before(
  String.raw`车牌|车号|(?:^|[^a-z])(?:licen[cs]e plate|number plate|registration plate|plate|reg|registration)(?: number| no\.?| is)*`,
);
const MONEY_BEFORE = /[¥$€£₽₩]\s?$|(?:rmb|usd|eur|gbp|hkd|cny|价格|原价|售价|金额)\s?:?\s?$/;
const MONEY_AFTER =
  /^\s?(?:元|块|圆|人民币|美元|万|亿|%|usd|eur|rmb|gbp|kg|mah|km|次|人|个|件|台|步|年|月|天|分钟|小时|米|毫|公里|克|mb|gb|px|rpm|粉丝|积分|points|views|followers|people|users|copies|miles|dollars|euros|pounds)/;

export type NumberSense =
  | 'phone'
  | 'order'
  | 'card'
  | 'account'
  | 'id'
  | 'passport'
  | 'plate'
  | 'money'
  | undefined;

const SENSES: readonly (readonly [Exclude<NumberSense, undefined | 'money'>, RegExp])[] = [
  ['passport', PASSPORT],
  ['plate', PLATE],
  ['id', ID],
  ['order', ORDER],
  ['card', CARD],
  ['account', ACCOUNT],
  ['phone', PHONE],
];

/** What the words around folded text [start, end) say about it. */
export function senseOf(folded: string, start: number, end: number): NumberSense {
  return isAmount(folded, end) ? 'money' : senseBefore(folded, start);
}

/** What the words before `start` say about the number there. */
export function senseBefore(folded: string, start: number): NumberSense {
  const left = folded.slice(Math.max(0, start - WINDOW), start);
  if (MONEY_BEFORE.test(left)) return 'money';
  for (const [sense, pattern] of SENSES) if (pattern.test(left)) return sense;
  return undefined;
}

/** Whether a unit of money or of measure follows. */
export function isAmount(folded: string, end: number): boolean {
  return MONEY_AFTER.test(folded.slice(end, end + 12));
}
