/**
 * What cannot wait, by how much of the urgency one mention gives (0 … 1): danger to people, money gone,
 * a service down, a date at hand, somebody about to go to court or to the press.
 */
export const CHINESE_URGENT: readonly (readonly [urgency: number, words: string])[] = [
  [
    0.8,
    `
      着火 起火 火灾 爆炸 冒烟 漏电 触电 电击 漏气 煤气泄漏 燃气泄漏 生命危险 人命 救命 出人命 伤亡 死亡
      死人 自杀 中毒 昏迷 晕倒 住院 急诊 送医 受伤 骨折 烧伤 烫伤 流血 过敏性休克 坍塌 塌方 倒塌 塌陷 坠落
      高空坠物 盗刷 被盗刷 被盗 账号被盗 账户被盗 被黑 个人信息泄露 信息泄露 泄露隐私 诈骗 十万火急 万分火急
      万分紧急 非常紧急 紧急情况`,
  ],
  [
    0.55,
    `
      紧急 加急 火急 急急急 急死 急死了 很急 非常急 特别急 着急 急需 急用 急着 急求 急等 立刻 立即 马上 赶紧
      赶快 刻不容缓 迫在眉睫 尽快 火速 速度处理 速回 速速 报警 110 12315 12345 起诉 法院 律师 律师函 曝光
      媒体 315 维权 消协 工商局 市场监管 信访 上访 集体投诉 安全隐患 危险 隐患 全部瘫痪 瘫痪 全面崩溃
      服务器崩溃 崩溃了 断水 断电 停水 停电 停气 没水 没电 停暖 孕妇 婴儿 老人摔 孩子发烧 今天必须 今天之内
      明天就要 今晚就要 明天要用 今天要用 马上要 等着用 赶飞机 赶火车 航班 误机 误车 来不及 最后期限 截止
      逾期 欠薪 拖欠工资 冻结 被冻结 扣款 多扣 重复扣款 重复扣费 钱没了 钱不见了 余额不见 支付失败 付不了款
      无法付款 无法支付`,
  ],
  [
    0.3,
    `
      急 催 催促 一直没 迟迟 至今 到现在 还没有 还没 还未 多次 好几次 三番五次 屡次 反复 再三 每次都 又坏
      再次 几天了 好几天 一个星期 一周了 两周 半个月 一个月 几个月 等了 没人管 没人处理 没人回复 没有人回复
      不处理 不解决 得不到解决 打不通 投诉 举报 无法 登录不了 登不上 登不进 打不开 用不了 闪退 死机 崩溃
      退款 退钱 丢失 丢件`,
  ],
];
export const ENGLISH_URGENT: readonly (readonly [urgency: number, words: string])[] = [
  [
    0.8,
    `
      emergency life_threatening fire caught_fire smoke smoking explode exploded explosion electrocuted
      electric_shock injury injured bleeding hospital ambulance poisoning unconscious died suicide hacked
      hack stolen fraud fraudulent unauthorized unauthorised data_breach identity_theft gas_leak
      carbon_monoxide collapse collapsed burned burnt`,
  ],
  [
    0.55,
    `
      urgent urgently asap immediately right_now right_away as_soon_as_possible at_once time_sensitive
      desperate desperately deadline lawyer attorney solicitor legal_action sue court police ombudsman
      regulator bbb trading_standards small_claims danger dangerous unsafe hazard outage system_down is_down
      locked_out blocked stranded today tonight tomorrow flight_tomorrow this_morning baby pregnant elderly
      medication medicine eviction frozen overdraft overdrawn charged_twice double_charged missing_money
      money_gone lost_card lost_my_card stole`,
  ],
  [
    0.3,
    `
      still again repeatedly several_times multiple_times many_times third_time second_time times already
      for_days for_weeks for_months week weeks month months no_response no_reply no_answer nobody waiting
      overdue late cannot can't unable won't failed crash crashes refund lost missing broken complaint
      escalate manager supervisor`,
  ],
];
