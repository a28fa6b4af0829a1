import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Difference } from '../../seeing/adjustments/Difference.tsx';
import { useFormat } from '../../words/format.ts';
import type { PropositionShown } from './Proposition.tsx';

/** Every version of a proposition, readable for ever, each with what it changed. */
export function Versions({ proposition }: { proposition: PropositionShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reading, setReading] = useState<number | null>(null);
  const asked = useQuery({
    queryKey: ['propositions', proposition.id, 'versions'],
    queryFn: async () =>
      (await api.GET('/api/v1/propositions/{id}/versions', { params: { path: { id: proposition.id } } }))
        .data!,
  });
  return (
    <Card title={t('strategy.one.versions')}>
      <Answer asked={asked}>
        {({ versions }) => {
          const read = versions.find((version) => version.versionNumber === reading);
          const before = versions.find((version) => version.versionNumber === (reading ?? 0) - 1);
          return (
            <>
              <ul className="timeline">
                {[...versions]
                  .sort((a, b) => b.versionNumber - a.versionNumber)
                  .map((version) => (
                    <li
                      key={version.versionNumber}
                      className={version.versionNumber === proposition.versionNumber ? 'indigo' : ''}
                    >
                      <time dateTime={version.since}>{format.day(version.since)}</time>
                      {t('strategy.version', { version: version.versionNumber })}{' '}
                      <span className="dim">{version.authorName}</span>
                      <div>
                        <Button
                          type="link"
                          size="small"
                          style={{ paddingInline: 0 }}
                          onClick={() => setReading(version.versionNumber)}
                        >
                          {t('strategy.one.readVersion')}
                        </Button>
                        {version.adjustmentId && (
                          <>
                            {' '}
                            ·{' '}
                            <Link to="/adjustments/$id" params={{ id: version.adjustmentId }}>
                              {t('shell.nav.adjustments')}
                            </Link>
                          </>
                        )}
                      </div>
                    </li>
                  ))}
              </ul>
              <Modal
                open={read !== undefined}
                onCancel={() => setReading(null)}
                footer={null}
                width={640}
                title={read && t('strategy.version', { version: read.versionNumber })}
              >
                {read && <Difference before={before?.words ?? read.words} after={read.words} all />}
              </Modal>
            </>
          );
        }}
      </Answer>
    </Card>
  );
}
