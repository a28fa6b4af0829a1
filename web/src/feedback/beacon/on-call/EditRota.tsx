import { DatePicker, Form, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { NameField } from '../../../parts/NameField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { MembersSelect } from './MembersSelect.tsx';
import type { RotaShown } from './rotas.ts';

interface Wish {
  readonly name: string;
  readonly timeZone: string;
  readonly memberIds: string[];
  readonly rotate: 'day' | 'week';
  readonly from: Dayjs;
}

const ZONES = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whose turn it is, in which order, and when one hands over to the next. */
export function EditRota({ rota, onClose }: { rota: RotaShown | null; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('on-call', 'beacon');
  const layer = rota?.layers.at(-1);
  const save = async ({ name, timeZone, memberIds, rotate, from }: Wish) => {
    const layers = [{ memberIds, rotate, from: from.toISOString() }];
    const body = { name, timeZone, layers, overrides: rota?.overrides ?? [] };
    if (rota === null) await api.POST('/api/v1/on-call/rotas', { body });
    else
      await api.PATCH('/api/v1/on-call/rotas/{id}', {
        params: { path: { id: rota.id } },
        body: { version: rota.version, ...body },
      });
    refresh();
  };
  return (
    <FormDialog<Wish>
      title={t(rota ? 'onCall.rotas.edit' : 'onCall.rotas.add')}
      initial={{
        name: rota?.name ?? '',
        timeZone: rota?.timeZone ?? HERE,
        memberIds: layer?.memberIds ?? [],
        rotate: layer?.rotate ?? 'week',
        from: layer ? dayjs(layer.from) : dayjs().startOf('hour'),
      }}
      onClose={onClose}
      onSave={save}
    >
      <NameField label={t('onCall.rotas.name')} />
      <Form.Item
        name="memberIds"
        label={t('onCall.rotas.members')}
        rules={[{ required: true, message: t('onCall.rotas.members') }]}
      >
        <MembersSelect />
      </Form.Item>
      <Form.Item name="rotate" label={t('onCall.rotas.rotate.label')}>
        <Segmented
          options={(['day', 'week'] as const).map((value) => ({
            value,
            label: t(`onCall.rotas.rotate.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="from" label={t('onCall.rotas.from')} extra={t('onCall.rotas.fromSays')}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('onCall.rotas.zone')}>
        <Select showSearch options={ZONES} />
      </Form.Item>
    </FormDialog>
  );
}
