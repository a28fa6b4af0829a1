import { Form, Input } from 'antd';
import type { ReactNode } from 'react';

/** A short name that must be given. */
export function NameField({ label, name = 'name' }: { label: ReactNode; name?: string }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, message: '' }]}>
      <Input autoFocus maxLength={100} />
    </Form.Item>
  );
}
