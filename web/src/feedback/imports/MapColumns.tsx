import type { paths } from '@gongjian/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Card } from '../../parts/Card.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { mappingOf, ROLES, type Role, rolesOf } from './roles.ts';

type Previewed = paths['/api/v1/imports/{id}']['get']['responses'][200]['content']['application/json'];

const EXAMPLES = 3;

/** Before anything is stored: each column with examples and what it is taken for. */
export function MapColumns({ shown }: { shown: Previewed }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [roles, setRoles] = useState(() => rolesOf(shown.columns, shown.mapping));
  const [source, setSource] = useState(shown.source);
  const [timeZone, setTimeZone] = useState(shown.timeZone);
  const start = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/imports/{id}/start', {
        params: { path: { id: shown.id } },
        body: { mapping: mappingOf(roles, shown.mapping), source, timeZone },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
    onError: (error) => void message.error(refusalText(error)),
  });
  const hasText = [...roles.values()].includes('text');
  return (
    <div className="stack">
      <Card title={t('imports.preview.title')} definition={t('imports.preview.says')}>
        <div className="table-scroll">
          <table className="columns">
            <thead>
              <tr>
                <th scope="col">{t('imports.map.column')}</th>
                <th scope="col">{t('imports.map.role')}</th>
                <th scope="col">{t('imports.map.sample')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.columns.map((column) => (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  <td>
                    <Select
                      aria-label={`${t('imports.map.role')} · ${column}`}
                      value={roles.get(column)}
                      onChange={(role: Role) => setRoles(withRole(roles, column, role))}
                      options={ROLES.map((role) => ({ value: role, label: t(`imports.map.${role}`) }))}
                      style={{ width: 150 }}
                    />
                  </td>
                  <td className="dim">{examplesOf(shown, column).join(' ｜ ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Card title={t('imports.map.source')} definition={t('imports.map.sourceSays')}>
        <div className="toolbar" style={{ marginBottom: 0 }}>
          <Input
            value={source}
            onChange={(event) => setSource(event.target.value)}
            aria-label={t('imports.map.source')}
            maxLength={64}
            style={{ maxWidth: 260 }}
          />
          <Select
            showSearch
            value={timeZone}
            onChange={setTimeZone}
            aria-label={t('imports.map.timeZone')}
            style={{ minWidth: 180 }}
            options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))}
          />
          <Button
            type="primary"
            style={{ marginLeft: 'auto' }}
            disabled={!hasText || source.trim() === ''}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {t('imports.start')}
          </Button>
        </div>
        {!hasText && <Alert type="warning" title={t('imports.map.missingText')} style={{ marginTop: 12 }} />}
      </Card>
    </div>
  );
}

const examplesOf = (shown: Previewed, column: string) =>
  shown.preview
    .map((row) => row[column] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, EXAMPLES)
    .map((cell) => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell));

/** Every role but attribute and ignore belongs to one column; taking it away makes the other an attribute. */
function withRole(roles: ReadonlyMap<string, Role>, column: string, role: Role): Map<string, Role> {
  const next = new Map(roles);
  if (role !== 'attribute' && role !== 'ignore') {
    for (const [other, its] of next) if (its === role) next.set(other, 'attribute');
  }
  return next.set(column, role);
}
