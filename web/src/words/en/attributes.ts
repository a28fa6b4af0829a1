export const attributes = {
  channel: 'Channel',
  role: 'Role',
  product: 'Product',
  region: 'Region',
  version: 'Version',
  level: 'Level',
  payment: 'Payment',
  carrier: 'Carrier',
  amount: 'Amount',
  language: 'Language',
  source: 'Source',
  values: { consumer: 'Consumer', merchant: 'Merchant', agent: 'Agent', zh: 'Chinese', en: 'English' },
};
