import type { Chance } from './chance.ts';
import { say } from './grammar.ts';
import type { Channel } from './voice.ts';

/** Voices that say nothing: default praise, stray keys, advertising. */
export interface NoiseKind {
  key: string;
  volume: number;
  channels: Readonly<Partial<Record<Channel, number>>>;
  phrases: readonly string[];
}

export const NOISE: readonly NoiseKind[] = [
  {
    key: 'default-praise',
    volume: 330,
    channels: { 商品评价: 80, 应用商店: 12, 回访问卷: 8 },
    phrases: [
      '好评',
      '好评(！|~|。|好评|)',
      '此用户没有填写评价',
      '系统默认好评',
      '默认好评',
      '111',
      '1',
      '11',
      '1111(1|11|)',
      '好',
      '(很|挺|还)好',
      '不错',
      '(挺|还)不错(的|)',
      'good',
      'ok',
      '可以',
      '还行(吧|)',
      '(五星|五星好评)',
      '666',
      '👍',
      '👍👍',
      '(嗯嗯|嗯)',
      '。',
      '。。。',
      '满意',
      '(很|非常)满意',
      '(好好好|好好好好)',
      '一般',
      '(凑合|还凑合)',
      '没啥(说的|问题)',
      '(东西|)收到了',
      '(默认|)五分(好评|)',
      '(喜欢|很喜欢)',
      'nice',
      '棒',
      '(此|该)(用户|买家)(未|没有)(及时|)(做出|填写)评价，系统默认好评',
      '(凑|为了凑)(个|)字数(凑字数|)(领|拿)(积分|橙豆)(哈哈|啊啊|12345|)',
    ],
  },
  {
    key: 'stray-keys',
    volume: 110,
    channels: { 在线客服: 70, 商品评价: 15, 社交媒体: 15 },
    phrases: [
      '(啊|哈|哦|额)(啊啊|哈哈|)',
      '(测试|test|测试一下)',
      '(asdf|jkl|qwe|fff|hhhh|vvv)(gh|jj|d|)',
      '？(？|？？|)',
      '(发错了|不好意思发错|按错了)',
      '(嗯|哦|好的|知道了|行吧)',
      '(12|45|7)(3|6|89)(3|0|)',
      '(。|，|、)(，|。|)',
      '{picture}',
      '{audio}',
      '(拜拜|再见|886)',
      '(早|早上好|晚安)(啊|~|)',
      '(略|无|没有了)',
    ],
  },
  {
    key: 'spam',
    volume: 80,
    channels: { 社交媒体: 50, 商品评价: 20, 商家群: 20, 在线客服: 10 },
    phrases: [
      '(兼职|在家|宝妈)(日结|赚钱|手工活)(，|！|～)(一天|每单)({few}0|{few}5)(元|块)(+|)(，|)(加|+|V)(微|我|❤)(：|)hc{tail}',
      '(代|专业)(开|办)(旗舰店|店铺入驻|退店)(，|)(包过|三天下店|不过退款)(，|)(扣扣|私信|电报)(：|){tail}{few}',
      '(低价|内部)(券|优惠群|福利)(免费|天天)(领|发)(，|)(进群|扫我头像)(暗号|备注)(橙子|{few})',
      '(信用卡|花钱|小额)(提额|周转|借)(，|)(秒|当天)(批|到)(，|)(点|戳)(主页|头像)',
      '(补单|刷单|涨粉|直播间人气)(找我|工作室)(，|)(安全|真人)(稳定|)(，|)({few}元|便宜)(起|)',
    ],
  },
];

/** A text of that kind of noise. */
export function sayNoise(kind: NoiseKind, chance: Chance): string {
  return say(chance.pick(kind.phrases), chance, (name) => {
    if (name === 'few') return String(chance.int(2, 39));
    if (name === 'picture') return '【图片】';
    if (name === 'audio') return '【语音 12秒】';
    return name === 'tail' ? String(chance.int(1000, 9999)) : undefined;
  });
}
