import type { Snapshot } from '@gongjian/client/controls';
import { OFFERS } from './offers.ts';
import type { Till } from './till.ts';
import { type Language, WORDS } from './words.ts';

/** What the page shows. */
export interface Shown {
  readonly till: Till;
  readonly known: Snapshot;
  readonly broken: boolean;
  /** What became of the last press of a button. */
  readonly said: string | null;
  readonly language: Language;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

const STYLE = `body{font:15px/1.6 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#20232b;
background:#faf8f4}li{display:flex;gap:12px;align-items:center;padding:8px 0;border-top:1px solid #e9e5de}
ul{list-style:none;padding:0}li span{flex:1}.tag{color:#b5351f}.banner{background:#fbeeda;padding:8px 14px;
border-radius:8px}button{font:inherit;border:1px solid #d8d2c8;background:#fff;border-radius:8px;padding:4px 14px}
.said{color:#1f6f57}.quiet{color:#5d6370;font-size:13px}`;

/** The whole page as HTML; it loads itself anew when controls change. */
export function renderPage({ till, known, broken, said, language }: Shown): string {
  const words = WORDS[language];
  const rows = OFFERS.map((offer) => {
    const paused = till.isPaused(offer);
    return `<li><span>${escapeHtml(offer[language])} · ¥${offer.price}</span>
      ${paused ? `<b class="tag">${words.paused}</b>` : button(`buy/${offer.id}`, words.buy)}
      ${button(`refund/${offer.id}`, words.refund)}</li>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${words.title}</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style>
<h1>${words.title}</h1><p class="quiet">${words.says}</p>
${till
  .banners(OFFERS)
  .map((text) => `<p class="banner" role="status">${escapeHtml(text)}</p>`)
  .join('')}
${said ? `<p class="said" role="status">${escapeHtml(said)}</p>` : ''}
<ul>${rows.join('')}</ul>
<p>${button(broken ? 'mend' : 'break', broken ? words.mend : words.break)} ${broken ? words.broken : ''}</p>
<p class="quiet">${known.stale ? words.stale : words.fresh} · ${words.controls} ${known.controls.length}</p>
<script>new EventSource('/changes').onmessage = () => location.assign('/?lang=${language}')</script></html>`;
}

const button = (action: string, label: string) =>
  `<form method="post" action="/${encodeURI(action)}"><button>${label}</button></form>`;
