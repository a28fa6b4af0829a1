import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/tokens.css';
import './parts/parts.css';
import './app/shell.css';
import './words/start.ts';
import { useDark, usePreferences } from './app/preferences.ts';
import { queries } from './app/queries.ts';
import { router } from './app/router.tsx';
import { antdTheme } from './app/theme.ts';

function Gongjian() {
  const { language } = usePreferences();
  const dark = useDark();
  return (
    <ConfigProvider
      theme={antdTheme(dark)}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntApp>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gongjian />
  </StrictMode>,
);
