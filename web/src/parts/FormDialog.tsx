import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from './refusal.ts';

interface FormDialogProps<T extends object> {
  readonly title: ReactNode;
  readonly initial?: Partial<T>;
  /** Fields; they belong to the dialog's own form. */
  readonly children: ReactNode;
  /** Sends what was filled in; what it throws is shown as a refusal and the dialog stays open. */
  readonly onSave: (values: T) => Promise<unknown>;
  readonly onClose: () => void;
  readonly okText?: string;
  readonly danger?: boolean;
  readonly width?: number;
}

/** A form in a dialog: one thing to fill in, save or leave. */
export function FormDialog<T extends object>(props: FormDialogProps<T>) {
  const { title, initial, children, onSave, onClose, okText, danger = false, width } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const [form] = Form.useForm<T>();
  const save = useMutation({
    mutationFn: onSave,
    onSuccess: onClose,
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Modal
      open
      width={width}
      title={title}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={okText ?? t('shell.save')}
      okButtonProps={{ danger }}
      cancelText={t('shell.cancel')}
      confirmLoading={save.isPending}
    >
      <Form<T>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => save.mutate(values)}
      >
        {children}
      </Form>
    </Modal>
  );
}
