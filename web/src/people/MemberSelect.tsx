import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { members } from '../app/members.ts';

interface MemberSelectProps {
  readonly value?: string;
  readonly onChange?: (userId: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
}

/** Chooses a member by name. Guests cannot own anything and stay out. */
export function MemberSelect({ value, onChange, id, placeholder }: MemberSelectProps) {
  const { t } = useTranslation();
  const { data, isLoading } = useQuery(members);
  const options = data
    ?.filter((member) => member.role !== 'guest')
    .map((member) => ({
      value: member.userId,
      label: `${member.name} · ${t(`settings.role.${member.role}`)}`,
    }));
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChange}
      options={options}
      loading={isLoading}
      placeholder={placeholder}
    />
  );
}
