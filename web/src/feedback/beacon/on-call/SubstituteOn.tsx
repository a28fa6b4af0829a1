import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { MemberSelect } from '../../../people/MemberSelect.tsx';
import type { RotaShown } from './rotas.ts';

interface Wish {
  readonly memberId: string;
  readonly span: [Dayjs, Dayjs];
}

/** Lets somebody stand in for a while. */
export function SubstituteOn({ rota, onClose }: { rota: RotaShown; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('on-call', 'beacon');
  return (
    <FormDialog<Wish>
      title={t('onCall.rotas.override')}
      initial={{ span: [dayjs(), dayjs().add(1, 'day')] }}
      onClose={onClose}
      onSave={async ({ memberId, span: [from, until] }) => {
        const stretch = { memberId, from: from.toISOString(), until: until.toISOString() };
        await api.PATCH('/api/v1/on-call/rotas/{id}', {
          params: { path: { id: rota.id } },
          body: { version: rota.version, overrides: [...rota.overrides, stretch] },
        });
        refresh();
      }}
    >
      <Form.Item
        name="memberId"
        label={t('onCall.rotas.overrideBy')}
        rules={[{ required: true, message: t('onCall.rotas.overrideBy') }]}
      >
        <MemberSelect />
      </Form.Item>
      <Form.Item name="span" label={t('watching.silences.span')} rules={[{ required: true, message: '' }]}>
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
    </FormDialog>
  );
}
