import { useTranslation } from 'react-i18next';
import { Row } from '../../../parts/Row.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { useScopeWords } from '../scope-words.ts';
import type { ControlShown } from '../types.ts';
import { ControlActions } from './ControlActions.tsx';
import {
  ACTION_TONES,
  type ActionType,
  type ControlState,
  useControlOrigin,
  useControlTitle,
} from './control-words.ts';

/** One control in a list: what it does and where, whose it is, what it hit, where it is in force, how long yet. */
export function ControlRow({ control }: { control: ControlShown }) {
  const { t } = useTranslation();
  const title = useControlTitle();
  const origin = useControlOrigin();
  const says = useScopeWords();
  const type = control.action.type as ActionType;
  const active = control.state === 'active';
  return (
    <Row
      to={`/beacon/controls/${control.id}`}
      tag={<Tag tone={active ? ACTION_TONES[type] : 'ink'}>{t(`controls.tag.${type}`)}</Tag>}
      title={title(control)}
      line={[says(control.scope), origin(control), control.reason].filter(Boolean).join(' · ')}
      figure={<Standing control={control} />}
      actions={<ControlActions control={control} few />}
    />
  );
}

/** How far it is in force, in small tags; for one that is over, how it ended. */
function Standing({ control }: { control: ControlShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (control.state !== 'active') return <Tag>{t(`controls.state.${control.state as ControlState}`)}</Tag>;
  const left = Date.parse(control.expiresAt ?? '') - Date.now();
  const everywhere = control.points > 0 && control.enforced >= control.points;
  return (
    <span className="control-standing">
      <span className="dim">{t('controls.hits', { count: format.number(control.hits) as never })}</span>
      <Tag tone={everywhere ? 'jade' : 'amber'}>
        {control.points === 0
          ? t('controls.pointsNone')
          : t('controls.points', { enforced: control.enforced, points: control.points })}
      </Tag>
      {control.outlives ? (
        <Tag tone="amber">{t('controls.outlives')}</Tag>
      ) : (
        left > 0 && <span className="dim nowrap">{t('controls.left', { span: format.span(left) })}</span>
      )}
    </span>
  );
}
