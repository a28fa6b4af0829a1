import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';

interface PainSelectProps {
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
  /** A pain that cannot be chosen: the one that is being worked on. */
  readonly without: string;
  readonly label: string;
}

/** Finds a pain by its words. */
export function PainSelect({ value, onChange, without, label }: PainSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['pains', 'find', text],
    queryFn: async () =>
      (await api.GET('/api/v1/pains', { params: { query: { limit: 30, ...(text ? { text } : {}) } } })).data!
        .items,
    placeholderData: keepPreviousData,
  });
  const options = found.data
    ?.filter((pain) => pain.id !== without)
    .map((pain) => ({
      value: pain.id,
      label: `${pain.title} · ${t('pains.row.voices', { count: pain.voices })}`,
    }));
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      onChange={onChange}
      options={options}
      loading={found.isFetching}
      placeholder={label}
      aria-label={label}
      style={{ width: '100%' }}
    />
  );
}
