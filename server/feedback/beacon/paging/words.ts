export type PageLanguage = 'zh-CN' | 'en';
