/** Attributes that many companies use, as Chinese readers call them; others stay as they came. */
const CHINESE: ReadonlyMap<string, string> = new Map([
  ['channel', '渠道'],
  ['source', '来源'],
  ['role', '身份'],
  ['product', '产品'],
  ['region', '地区'],
  ['version', '版本'],
  ['level', '等级'],
  ['payment', '支付方式'],
  ['carrier', '快递'],
  ['language', '语言'],
]);

/** The name of an attribute in a message or report written in Chinese. */
export const chineseName = (attribute: string): string => CHINESE.get(attribute) ?? attribute;
