export const entrance = {
  signIn: '登录',
  email: '邮箱',
  password: '密码',
  name: '你的名字',
  forgot: '忘记密码',
  forgotSent: '如果这个邮箱有账号，重设链接已经发出',
  twoFactor: { title: '输入动态码', code: '六位动态码', backup: '改用备用码', verify: '验证' },
  oidc: '用公司账号登录',
  welcome: {
    title: '欢迎来到共见',
    says: '你是第一位所有者。起个名字，设一个密码，就可以开始听客户说话。',
    enter: '进入共见',
    later: '先看看，以后再设',
    newPassword: '设置密码（至少 10 个字符）',
  },
  invitation: {
    title: '邀请你加入「{{workspace}}」',
    role: '角色：{{role}}',
    accept: '接受邀请',
  },
  reset: { title: '重设密码', done: '密码已更新，请登录' },
};
