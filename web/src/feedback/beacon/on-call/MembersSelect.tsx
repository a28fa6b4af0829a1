import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { members } from '../../../app/members.ts';

interface MembersSelectProps {
  readonly value?: string[];
  readonly onChange?: (memberIds: string[]) => void;
  readonly id?: string;
}

/** Chooses several members, in the order in which they were chosen. Guests cannot be called. */
export function MembersSelect({ value, onChange, id }: MembersSelectProps) {
  const { data } = useQuery(members);
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      onChange={onChange}
      optionFilterProp="label"
      options={data
        ?.filter((member) => member.role !== 'guest')
        .map((member) => ({ value: member.userId, label: member.name }))}
    />
  );
}
