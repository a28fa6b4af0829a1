// Sets theme and language before the first paint, so that a dark page never flashes white.
(() => {
  const chosen = localStorage.getItem('gongjian.theme') ?? 'system';
  const dark =
    chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = localStorage.getItem('gongjian.language') ?? 'zh-CN';
})();
