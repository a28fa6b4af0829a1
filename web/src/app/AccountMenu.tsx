import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from './api.ts';
import { useMe } from './me.ts';
import { prefer, usePreferences } from './preferences.ts';

/** The reader: name, role, appearance, language, workspace, the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { theme, language } = usePreferences();

  const act = async (key: string) => {
    const [what, value = ''] = key.split(':');
    if (what === 'theme') prefer({ theme: value as typeof theme });
    if (what === 'language') {
      prefer({ language: value as typeof language });
      await i18n.changeLanguage(value);
    }
    if (what === 'workspace') {
      await api.POST('/api/v1/me/workspace', { body: { workspaceId: value } });
      await queries.resetQueries();
    }
    if (what === 'out') {
      await api.POST('/api/auth/sign-out', { body: {} });
      queries.clear();
      await navigate({ to: '/sign-in', search: {} });
    }
  };
  const elsewhere = me.workspaces.filter((workspace) => workspace.id !== me.workspace.id);
  const items = [
    ...elsewhere.map((workspace) => ({ key: `workspace:${workspace.id}`, label: workspace.name })),
    {
      key: 'themes',
      label: t('shell.theme.label'),
      children: (['system', 'light', 'dark'] as const).map((one) => ({
        key: `theme:${one}`,
        label: t(`shell.theme.${one}`),
      })),
    },
    {
      key: 'languages',
      label: t('shell.language.label'),
      children: [
        { key: 'language:zh-CN', label: t('shell.language.zh') },
        { key: 'language:en', label: t('shell.language.en') },
      ],
    },
    { key: 'out', label: t('shell.signOut') },
  ];
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        items,
        selectedKeys: [`theme:${theme}`, `language:${language}`],
        onClick: ({ key }) => void act(key),
      }}
    >
      <button type="button" className="place">
        <span className="name">{me.user.name}</span>
        <span className="count">{t(`settings.role.${me.role}`)}</span>
      </button>
    </Dropdown>
  );
}
