import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A sentence that must be given, under the name `reason`. */
export function ReasonField({ label, focus = true }: { label: ReactNode; focus?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={label}
      rules={[{ required: true, whitespace: true, message: t('shell.reasonWanted') }]}
    >
      <Input.TextArea autoFocus={focus} autoSize={{ minRows: 2 }} maxLength={2000} />
    </Form.Item>
  );
}
