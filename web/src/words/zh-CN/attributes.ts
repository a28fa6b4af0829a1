/** Names of attributes that many companies use, and of their usual values; others are shown as they came. */
export const attributes = {
  channel: '渠道',
  role: '身份',
  product: '产品',
  region: '地区',
  version: '版本',
  level: '等级',
  payment: '支付方式',
  carrier: '快递',
  amount: '金额',
  language: '语言',
  source: '来源',
  values: { consumer: '消费者', merchant: '商家', agent: '客服', zh: '中文', en: '英文' },
};
