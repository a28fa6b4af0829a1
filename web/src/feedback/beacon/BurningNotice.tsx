import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onLive } from '../../app/live.ts';
import { useMe } from '../../app/me.ts';
import { useAlarmWords } from './alarm-words.ts';
import { alarmQuestion } from './alarms.ts';
import { soundAlarm, soundIsOn } from './sound.ts';

interface Page {
  readonly memberIds: readonly string[];
  readonly alarmId: string;
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
      <Burning alarmId={page.alarmId} />
      <Link to="/beacon/$id" params={{ id: page.alarmId }} onClick={() => setPage(null)}>
        {t('beacon.sound.open')}
      </Link>
      <Button size="small" type="text" onClick={() => setPage(null)}>
        {t('shell.close')}
      </Button>
    </div>
  );
}

/** What burns, in words; the event itself only carries names of the system. */
function Burning({ alarmId }: { alarmId: string }) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  const { data } = useQuery(alarmQuestion(alarmId));
  return (
    <span>{data ? t('beacon.sound.burning', { title: words.title(data) }) : t('beacon.burning.title')}</span>
  );
}
