import { Button, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { soundAlarm, useSoundOn } from './sound.ts';

/** Turns the sound of alarms on for this browser, and lets it be heard once. */
export function SoundSwitch() {
  const { t } = useTranslation();
  const [on, setOn] = useSoundOn();
  const id = useId();
  return (
    <span className="toolbar" style={{ margin: 0 }}>
      {on && (
        <Button size="small" type="text" onClick={() => void soundAlarm()}>
          {t('beacon.sound.tryIt')}
        </Button>
      )}
      <label htmlFor={id} className="muted">
        {t(on ? 'beacon.sound.enabled' : 'beacon.sound.enable')}
      </label>
      <Switch
        id={id}
        checked={on}
        onChange={(next) => {
          setOn(next);
          if (next) void soundAlarm();
        }}
      />
    </span>
  );
}
