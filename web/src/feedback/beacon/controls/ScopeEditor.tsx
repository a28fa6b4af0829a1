import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { useAttributeWords } from '../../../words/attributes.ts';
import type { Scope } from '../types.ts';

/** The scope as a request body takes it. */
export const mutable = (scope: Scope): Record<string, string[]> =>
  Object.fromEntries(Object.entries(scope).map(([attribute, values]) => [attribute, [...values]]));

interface ScopeEditorProps {
  readonly value?: Scope;
  readonly onChange?: (scope: Scope) => void;
}

/** Conditions, all of which must hold: an attribute and its values, chosen from what voices really carry. */
export function ScopeEditor({ value = {}, onChange }: ScopeEditorProps) {
  const { t } = useTranslation();
  const words = useAttributeWords();
  const [adding, setAdding] = useState<string | null>(null);
  const known = useKnownValues();
  const change = (attribute: string, values: readonly string[] | null) => {
    const { [attribute]: _, ...rest } = value;
    onChange?.(values === null ? rest : { ...rest, [attribute]: values });
  };
  const free = [...known.keys()].filter((attribute) => !(attribute in value));
  return (
    <div className="scope-editor">
      {Object.entries(value).map(([attribute, values]) => (
        <div key={attribute} className="scope-line">
          <span className="muted">{words.name(attribute)}</span>
          <Select
            mode="tags"
            aria-label={t('controls.form.values')}
            placeholder={t('controls.form.values')}
            value={[...values]}
            options={[...new Set([...(known.get(attribute) ?? []), ...values])].map((one) => ({
              value: one,
              label: words.value(one),
            }))}
            onChange={(next) => change(attribute, next)}
          />
          <Button type="text" aria-label={t('shell.remove')} onClick={() => change(attribute, null)}>
            ×
          </Button>
        </div>
      ))}
      {adding === null ? (
        <Button size="small" onClick={() => setAdding('')}>
          {t('controls.form.addCondition')}
        </Button>
      ) : (
        <AutoComplete
          autoFocus
          defaultOpen
          style={{ width: 220 }}
          aria-label={t('controls.form.attribute')}
          placeholder={t('controls.form.attribute')}
          options={free.map((one) => ({ value: one, label: words.name(one) }))}
          onSelect={(attribute: string) => {
            setAdding(null);
            change(attribute, []);
          }}
          onBlur={() => setAdding(null)}
        />
      )}
      {Object.keys(value).length === 0 && <p className="dim">{t('controls.form.whole')}</p>}
    </div>
  );
}

/** Attributes of the workspace's voices with the values that are watched. */
function useKnownValues(): Map<string, string[]> {
  const asked = useQuery({
    queryKey: ['series', 'attributes'],
    queryFn: async () =>
      (await api.GET('/api/v1/series', { params: { query: { subject: 'attribute', limit: 500 } } })).data!
        .items,
    staleTime: 60_000,
  });
  const known = new Map<string, string[]>();
  for (const { subject } of asked.data ?? []) {
    if (subject.type !== 'attribute' || !subject.attribute || !subject.value) continue;
    known.set(subject.attribute, [...(known.get(subject.attribute) ?? []), subject.value]);
  }
  return known;
}
