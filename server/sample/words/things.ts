/** Things that the sample market sells, and words for places, people and stretches of time. */

export const WEAR: readonly string[] =
  '羽绒服 牛仔裤 卫衣 连衣裙 运动鞋 针织衫 西装裤 童装 保暖内衣 冲锋衣 半身裙 马丁靴 衬衫 瑜伽裤 校服裤 雪地靴 毛呢大衣 汉服 短袖 睡衣'.split(
    ' ',
  );
export const FOOD: readonly string[] =
  '车厘子 奶粉 大闸蟹 牛肉卷 坚果礼盒 脐橙 土鸡蛋 酸奶 东北大米 月饼 螺蛳粉 柿饼 腊肠 面包 茶叶 红薯 速冻水饺 小龙虾 枸杞 山核桃 蛋糕 青菜 苹果'.split(
    ' ',
  );
export const GADGETS: readonly string[] =
  '耳机 充电宝 平板 扫地机 电饭煲 路由器 空气炸锅 键盘 手机 电动牙刷 投影仪 吹风机 加湿器 摄像头 电热毯 破壁机 手表 榨汁机'.split(
    ' ',
  );
export const FRAGILE: readonly string[] =
  '碗碟 花瓶 香水 红酒 鸡蛋 玻璃杯 灯罩 蜂蜜 酱油 陶瓷锅 镜子 鱼缸 砂锅 精油 多肉'.split(' ');
export const HEAVY: readonly string[] =
  '五十斤大米 一箱牛奶两桶油 跑步机 四十斤猫砂 折叠床 两箱矿泉水 书架 三箱苹果 洗衣液一整箱'.split(' ');
export const BRAND_LIKE: readonly string[] =
  '口红 粉底液 香水 球鞋 面霜 白酒 精华 洗发水 皮带 手表 茅台镇的酒 眼霜'.split(' ');
export const HOME: readonly string[] =
  '四件套 窗帘 沙发垫 收纳箱 拖把 雨伞 保温杯 枕头 儿童书包 台灯 地垫 拼图 自行车头盔 行李箱 婴儿车 纸尿裤 钓鱼竿 鞋柜 画笔 挂钟 轮椅坐垫 毛巾 积木'.split(
    ' ',
  );
export const GOODS: readonly string[] = [...WEAR, ...GADGETS, ...HOME, ...FOOD.slice(0, 12)];

export const EN_GOODS: readonly string[] =
  'jacket, headset, rice cooker, backpack, desk lamp, power bank, coffee grinder, bike helmet, blanket, stroller, keyboard, water bottle, curtain, tea set, running shoes, humidifier, cat tree, monitor arm'.split(
    ', ',
  );
export const EN_WEAR: readonly string[] = 'jacket, hoodie, dress, jeans, sneakers, coat, shirt'.split(', ');

/** Questions that an agent looks up. */
export const LOOKUPS: readonly string[] = '价保 运费险 仅退款 换绑手机 发票红冲 拼团失败 次日达赔付'.split(
  ' ',
);

export const CITIES: Readonly<Record<string, readonly string[]>> = {
  华东: '杭州 苏州 上海 宁波 合肥 南京 温州 金华 无锡 绍兴 青岛 济南 福州 嘉兴'.split(' '),
  华南: '广州 深圳 东莞 佛山 南宁 海口 惠州 珠海 中山 柳州'.split(' '),
  华北: '北京 天津 石家庄 太原 保定 呼和浩特 唐山 廊坊'.split(' '),
  华中: '武汉 郑州 长沙 洛阳 南昌 宜昌 株洲 襄阳'.split(' '),
  西南: '成都 重庆 昆明 贵阳 绵阳 遵义 大理 宜宾'.split(' '),
  东北: '沈阳 哈尔滨 长春 大连 吉林 齐齐哈尔 鞍山'.split(' '),
  西北: '西安 兰州 乌鲁木齐 银川 西宁 喀什 咸阳 酒泉'.split(' '),
  港澳台及海外: '香港 澳门 台北 新加坡 吉隆坡 东京'.split(' '),
};
export const EN_CITIES: readonly string[] =
  'Hangzhou, Shanghai, Wuhan, Dongguan, Xinjiang, Hainan, Chengdu, Qingdao'.split(', ');

/** Shares of the people by region. */
export const REGIONS: Readonly<Record<string, number>> = {
  华东: 31,
  华南: 19,
  华北: 14,
  华中: 12,
  西南: 11,
  东北: 6,
  西北: 5,
  港澳台及海外: 2,
};

/** Invented carriers, with their share of the parcels. */
export const CARRIERS: Readonly<Record<string, number>> = {
  蓝鲸快递: 30,
  飞燕速运: 26,
  山海通: 20,
  驿马达: 15,
  橙速配: 9,
};

export const PAYMENTS: Readonly<Record<string, number>> = {
  支付宝: 44,
  微信支付: 36,
  银行卡: 13,
  先用后付: 7,
};

/** How people write the way they paid. */
export const PAYMENT_WORDS: Readonly<Record<string, string>> = {
  支付宝: '支付宝',
  微信支付: '(微信|微信支付|微信零钱)',
  银行卡: '(银行卡|卡里|储蓄卡|信用卡)',
  先用后付: '(先用后付|月付账户)',
};
export const EN_PAYMENTS: Readonly<Record<string, string>> = {
  支付宝: 'Alipay',
  微信支付: 'WeChat',
  银行卡: 'bank card',
  先用后付: 'pay-later',
};

/** Words that do not depend on the order: phrases of `grammar.ts`. */
export const WORDS: Readonly<Record<string, string>> = {
  days: '(三|四|五|六|七|八|十来|好几|3|4|5|6|7|9)天|(快|整整|)(一|两)(个礼拜|个星期|周)|半个(多|)月',
  min: '(二十|四十|十五|快三十)(来|多|)分钟|(半|一个|一个多|俩)(小时|钟头)|25分钟|半天',
  far: '新疆|西藏|内蒙|青海|海南|甘肃|云南这边|伊犁|呼伦贝尔',
  n: '两|三|四|五|六',
  device: '安卓|苹果|平板|折叠屏|老手机|苹果手机|安卓机',
  endays: '(three|four|five|six|eight|10|12) days|(a|one|almost a|over a) week|(two|almost two) weeks',
  enmin: '(20|35|45|50) minutes|(an|over an) hour',
  big: '(三千|五千|八千|一万|两万|四万)(多|)块|(1200|2600|4800|9000)(多|)(块|元|)|一万(二|五|八)',
};
