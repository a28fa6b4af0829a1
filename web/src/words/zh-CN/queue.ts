export const queue = {
  title: '等你处理',
  sub: '处理完就空，空了就是做完了',
  empty: '都处理完了',
  emptySays: '新的拉铃、匹配和调整会出现在这里；每天一封摘要，一键可关。',
  kind: { bell: '拉铃', match: '对不对', adjustment: '调整', news: '告诉你', verify: '验证' },
  act: { look: '看差异', open: '去处理' },
  since: '{{ago}}起等着',
  from: '{{name}} 拉的',
  digest: { on: '每天 {{time}} 发摘要', off: '摘要已关', turnOff: '关掉', turnOn: '打开' },
  read: '知道了',
  readAll: '都知道了',
};
