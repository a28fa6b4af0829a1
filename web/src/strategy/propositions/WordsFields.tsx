import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FIELDS, REQUIRED } from './words.ts';

/** The fields of a proposition, each with what belongs into it. For use inside a form. */
export function WordsFields() {
  const { t } = useTranslation();
  return FIELDS.map((field, i) => (
    <Form.Item
      key={field}
      name={field}
      label={t(`strategy.fields.${field}`)}
      extra={t(`strategy.hints.${field}`)}
      rules={
        REQUIRED.has(field) ? [{ required: true, whitespace: true, message: t('strategy.required') }] : []
      }
    >
      {field === 'title' ? (
        <Input autoFocus={i === 0} maxLength={120} />
      ) : (
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />
      )}
    </Form.Item>
  ));
}
