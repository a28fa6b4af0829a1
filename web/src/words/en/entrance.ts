export const entrance = {
  signIn: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  name: 'Your name',
  forgot: 'Forgot the password',
  forgotSent: 'If this address has an account, a link to reset the password is on its way',
  twoFactor: {
    title: 'Enter the code',
    code: 'Six-digit code',
    backup: 'Use a backup code',
    verify: 'Verify',
  },
  oidc: 'Sign in with the company account',
  welcome: {
    title: 'Welcome to Gongjian',
    says: 'You are the first owner. Give your name and a password, and start hearing your customers.',
    enter: 'Enter Gongjian',
    later: 'Look around first, do this later',
    newPassword: 'Set a password (10 characters or more)',
  },
  invitation: {
    title: 'You are invited to “{{workspace}}”',
    role: 'Role: {{role}}',
    accept: 'Accept the invitation',
  },
  reset: { title: 'Reset the password', done: 'The password is changed; sign in' },
};
