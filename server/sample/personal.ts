import type { Chance } from './chance.ts';

/**
 * Made-up personal data, shaped so that masking finds it and so that it can belong to nobody: phones with
 * four zeros after the prefix, identity cards of people born in 1900, bank cards with eight zeros inside,
 * e-mail at example domains, streets that no city has.
 */
export function sayPersonal(chance: Chance): string {
  const kind = chance.weighted({ phone: 55, card: 9, id: 9, email: 9, address: 13, plate: 5 });
  switch (kind) {
    case 'phone':
      return `${chance.pick(['我电话', '手机号', '联系电话', '打我这个号', '留个电话', '收件人电话'])}${madePhone(chance)}`;
    case 'card':
      return `${chance.pick(['卡号', '银行卡号', '退到这张卡'])}${madeBankCard(chance)}`;
    case 'id':
      return `${chance.pick(['身份证', '身份证号', '实名的身份证是'])}${madeIdCard(chance)}`;
    case 'email':
      return `${chance.pick(['发我邮箱', '邮箱', '发票发到'])}${chance.pick(['xiaoman', 'lin.yu', 'momo', 'wang88', 'qiuqiu'])}${chance.int(10, 999)}@mail.example`;
    case 'address':
      return `${chance.pick(['地址', '我住', '收货地址是', '家在'])}${chance.pick(['云梦', '鹿鸣', '栖霞'])}市${chance.pick(['望舒', '青禾', '沐光'])}区${chance.pick(['橙花', '半山', '听雨', '晚枫'])}路${chance.int(1, 399)}号${chance.pick(['春和', '锦书', '云栖'])}${chance.pick(['花园', '小区', '里'])}${chance.int(1, 30)}栋${chance.int(1, 28)}0${chance.int(1, 4)}室`;
    case 'plate':
      return `${chance.pick(['送货车的车牌', '车牌'])}${chance.pick(['浙A', '粤B', '京N', '川A'])}${chance.pick(['·', ''])}00${chance.pick(['X', 'Z', 'Q'])}0${chance.int(0, 9)}`;
  }
}

/** A mobile number of eleven digits, 1xx 0000 xxxx. */
export function madePhone(chance: Chance): string {
  const prefix = chance.pick(['138', '139', '150', '166', '177', '186', '199']);
  const tail = String(chance.int(0, 9999)).padStart(4, '0');
  return chance.yes(0.15) ? `${prefix} 0000 ${tail}` : `${prefix}0000${tail}`;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number with a right check digit (GB 11643) and a birth year of 1900. */
function madeIdCard(chance: Chance): string {
  const month = String(chance.int(1, 12)).padStart(2, '0');
  const date = String(chance.int(1, 28)).padStart(2, '0');
  const body = `${chance.pick(['110101', '330106', '440305'])}1900${month}${date}${chance.int(100, 999)}`;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

/** A bank card of 16 digits with a right Luhn digit, 6222 0000 0000 xxxx. */
function madeBankCard(chance: Chance): string {
  const body = `622200000000${chance.int(100, 999)}`;
  const sum = [...body].reverse().reduce((total, char, at) => {
    const digit = Number(char) * (at % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
