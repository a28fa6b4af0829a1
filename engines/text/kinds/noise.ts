/** Filler is short; what is longer can only be an advertisement. */
const LONGEST_FILLER = 60;
const EDGES = /^[^\p{L}\p{N}+‹]+|[^\p{L}\p{N}›]+$/gu;
const LETTER = /\p{L}/u;
const CONTENT = /[\p{L}\p{N}]/gu;
/** What says nothing about anything: default praise, greetings, tests. The whole point has to match. */
const EMPTY_WORDS =
  /^(?:此?用户(?:没有|未)(?:及时)?(?:填写|写|做出|发表)?(?:任何)?(?:评价|评论|文字|内容).*|(?:.{0,16}系统)?默认(?:好评|评价|五星)?.*评?|(?:给)?(?:个|五星)?好评|(?:全)?五星(?:好评)?|满分|好|很好|挺好|挺好的|还好|还行|可以|还可以|不错|很不错|挺不错|行|嗯+|哦+|嘿+|嘻+|打发|恩+|额+|呃+|哈+|呵+|啊+|的|了|无|没有|没|暂无|略|同上|如题|如上|顶+|赞+|沙发|路过|打卡|签到|测试|你好|您好|在吗|在么|在不在|有人吗|有人么|收到|已收到|已收货|确认收货|谢谢|多谢|谢了|感谢|好的|(?:ok ?)+的?|okay|k|yes|no|good|very good|nice|great|fine|cool|perfect|excellent|super|top|thx|thanks?|thank you|thank u|ty|hi|hello|hey|hello there|hi there|(?:test ?)+|testing|(?:asdf)+|n\/?a|none|nothing|null|nil|no comments?|nothing to (?:add|say)|all good|same|\+1|lol|haha+|hmm+|um+|yo|bump|as above|see above|fyi|five stars?|5 stars?|懒得(?:写|评|打字).*|不知道(?:说|写|评)(?:什么|啥)(?:好)?|没什么(?:好|可)?说的|凑(?:够)?字数.*|.{0,12}(?:凑字数|赚京豆|拿京豆|攒京豆|换京豆|得京豆).*)$/;
const KEYBOARD = /(?:qwert|asdfg|zxcvb|qazwsx|poiuy|lkjhg|abcdefg)/;
const CONSONANTS = /^[bcdfghjklmnpqrstvwxz]{6,}$/;
const ADS: readonly RegExp[] = [
  /加(?:我)?(?:微信|v|qq|群|扣)|[vw]信|薇信|‹contact›|whats ?app (?:me|us|group)|telegram|dm me|私聊|私信我|扫码(?:领|加|进)|关注(?:公众号|店铺)/,
  /https?:|www\.|\.com\b|‹phone›|‹email›|1[3-9]\d{9}/,
  /返现|刷单|兼职|日(?:赚|结|入)|月入|招代理|代理加盟|诚招|贷款|放款|代开|发票代|办证|套现|低价出售|内部(?:券|价|优惠)|领(?:取)?(?:优惠)?券|优惠券(?:群|领)|免费领|红包(?:群|封面)|赚钱|稳赚|棋牌|彩票|开奖|博彩|赌|加盟|出售|代购|省钱群/,
  /guaranteed (?:profit|returns?|income)|earn (?:\$|money|up to)|make money|bitcoin|crypto|forex|casino/,
  /click (?:here|the link|below)|work from home|free (?:money|gift cards?|iphone)|viagra|investment opportunity|(?:promo|discount|coupon|referral) code|limited(?: time)? offer|visit (?:our|my) (?:site|website|page|store|shop)|check out my|follow (?:me|my|us)|buy (?:followers|reviews)|subscribe to my|act now|order now|loans? (?:available|approved)/,
];

/** Whether a normalised point says nothing: empty, filler, default praise, keyboard rows, advertisement. */
export function isNoise(text: string): boolean {
  if (text.length > LONGEST_FILLER) return isAdvertisement(text);
  const content = text.match(CONTENT);
  if (!content) return true;
  if (EMPTY_WORDS.test(text.replace(EDGES, '')) || !LETTER.test(text)) return true;
  const distinct = new Set(content).size;
  if (content.length === 1 || distinct <= (content.length >= 6 ? 2 : 1)) return true;
  return KEYBOARD.test(text) || CONSONANTS.test(text) || isAdvertisement(text);
}

/** Two different signs of an advertisement; one alone is what customers write too. */
function isAdvertisement(text: string): boolean {
  let signs = 0;
  for (const sign of ADS) if (sign.test(text)) signs++;
  return signs >= 2;
}
