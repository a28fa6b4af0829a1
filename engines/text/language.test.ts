import { expect, test } from 'vitest';
import { detectLanguage } from './language.ts';

test.each([
  ['zh', '退款三天了还没有到账'],
  ['zh', 'iPhone 15 Pro 充不了电'],
  ['zh', '客服態度很差'],
  ['en', 'My refund has not arrived'],
  ['en', 'ok'],
  ['en', 'App crash'],
  ['mul', 'The seller sent me 假货 and would not answer my messages any more'],
  ['ja', '返品したいのですが'],
  ['ko', '환불이 안 돼요'],
  ['ru', 'Где мой заказ?'],
  ['ar', 'أين طلبي'],
  ['th', 'สินค้ายังไม่มาถึง'],
  ['es', 'El pedido no ha llegado y nadie contesta'],
  ['fr', 'Je n’ai pas reçu mon colis et le service ne répond pas'],
  ['de', 'Die Lieferung ist nicht angekommen und ich warte'],
  ['pt', 'O pedido não chegou e eu paguei muito'],
  ['it', 'Il pacco non è arrivato e ho pagato'],
  ['vi', 'Đơn hàng của tôi chưa được giao'],
  ['und', '12345 😡 !!'],
  ['und', ''],
])('%s: %s', (language, text) => expect(detectLanguage(text)).toBe(language));
