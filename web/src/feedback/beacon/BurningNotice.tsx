import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onLive } from '../../app/live.ts';
import { useMe } from '../../app/me.ts';
import { soundAlarm, soundIsOn } from './sound.ts';

interface Page {
  readonly memberIds: readonly string[];
  readonly alarmId: string;
  readonly title: string;
  readonly sound: boolean;
}

/** Above whatever page is open: an alarm that the reader was just paged for, loud if this browser may sound. */
export function BurningNotice() {
  const { t } = useTranslation();
  const me = useMe();
  const [page, setPage] = useState<Page | null>(null);
  useEffect(
    () =>
      onLive('pages.sent', (data) => {
        const sent = data as Page;
        if (!sent.memberIds.includes(me.user.id)) return;
        setPage(sent);
        if (sent.sound && soundIsOn()) void soundAlarm();
      }),
    [me.user.id],
  );
  if (page === null) return null;
  return (
    <div className="burning-notice" role="alert">
      <span>{t('beacon.sound.burning', { title: page.title })}</span>
      <Link to="/beacon/$id" params={{ id: page.alarmId }} onClick={() => setPage(null)}>
        {t('beacon.sound.open')}
      </Link>
      <Button size="small" type="text" onClick={() => setPage(null)}>
        {t('shell.close')}
      </Button>
    </div>
  );
}
