import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLACES } from './places.ts';
import { prefer } from './preferences.ts';

interface Command {
  readonly id: string;
  readonly says: string;
  readonly group: string;
  readonly run: () => void;
}

function useCommands(): Command[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  return useMemo(() => {
    const places = PLACES.map((place) => ({
      id: place.path,
      says: t(`shell.nav.${place.name}`),
      group: t('shell.keys.go'),
      run: () => void navigate({ to: place.path }),
    }));
    const themes = (['light', 'dark', 'system'] as const).map((theme) => ({
      id: theme,
      says: t(`shell.theme.${theme}`),
      group: t('shell.theme.label'),
      run: () => prefer({ theme }),
    }));
    const languages = (['zh-CN', 'en'] as const).map((language) => ({
      id: language,
      says: language === 'en' ? t('shell.language.en') : t('shell.language.zh'),
      group: t('shell.language.label'),
      run: () => {
        prefer({ language });
        void i18n.changeLanguage(language);
      },
    }));
    return [...places, ...themes, ...languages];
  }, [t, i18n, navigate]);
}

/** Goes anywhere and does the small things, by typing. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands();
  const found = commands.filter(({ says, group }) =>
    `${says} ${group}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      title={t('shell.keys.palette')}
      destroyOnHidden
      afterClose={() => setText('')}
    >
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-label={t('shell.palette.placeholder')}
        placeholder={t('shell.palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && <p className="dim">{t('shell.palette.none')}</p>}
      <div className="palette-list" id="palette-list" role="listbox" aria-label={t('shell.keys.palette')}>
        {found.map((command, index) => (
          <div
            key={command.id}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onMouseEnter={() => setAt(index)}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            {command.says}
            <span className="group">{command.group}</span>
          </div>
        ))}
      </div>
    </Modal>
  );
}
