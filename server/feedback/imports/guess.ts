import { LIMITS } from '../voices/index.ts';
import { guessDayOrder, readFileTime } from './file-time.ts';
import { MAPPED_FIELDS, type MappedField, type Mapping, type PreviewRow } from './shape.ts';

/** What columns are called, in Chinese and English, most telling first. */
const NAMES: Readonly<Record<MappedField, RegExp>> = {
  text: /^(?:text|content|原声|内容|正文|留言详情|评论内容|评价内容|反馈内容|问题描述|描述|详情|留言|评论|评价|反馈|message|body|review|review_text|narrative|comment|feedback|description|verbatim|.*内容)$/i,
  title: /^(?:title|subject|headline|summary|标题|主题|.*标题|.*主题)$/i,
  occurredAt:
    /^(?:occurred_?at|time|date|datetime|timestamp|created_?at|created|时间|日期|.*时间|.*日期|.*_(?:at|date|time))$/i,
  externalId: /^(?:external_?id|id|uuid|编号|序号|工单号|单号|.*编号|.*单号|.*_id)$/i,
  channel: /^(?:channel|渠道|来源渠道|平台|.*渠道)$/i,
  rating: /^(?:rating|score|stars?|overall_rating|评分|星级|打分|满意度|.*评分)$/i,
  author:
    /^(?:author|author\.key|user|user_?name|user_?id|customer|customer_?id|nickname|用户|客户|作者|昵称|.*用户|.*客户|(?:用户|客户).*(?:id|名|名称))$/i,
  language: /^(?:language|lang|locale|语言|语种)$/i,
  conversation: /^(?:conversation|conversation_?id|thread|thread_?id|session_?id|会话|会话id|会话编号)$/i,
};
const MOSTLY = 0.8;
/** Columns of text say more than this, on average. */
const TEXT_LENGTH = 8;

/** Guesses from header and content which column fills which field of a voice; the rest become attributes. */
export function guessMapping(columns: readonly string[], rows: readonly PreviewRow[]): Mapping {
  const fields: Partial<Record<MappedField, string>> = {};
  const free = new Set(columns);
  const take = (field: MappedField, column: string | undefined) => {
    if (column === undefined) return;
    fields[field] = column;
    free.delete(column);
  };
  // Conversation and language before id and author: their names are the more special ones.
  for (const field of ['conversation', 'language', ...MAPPED_FIELDS] as const) {
    if (fields[field] !== undefined) continue;
    take(
      field,
      [...free].find((column) => NAMES[field].test(column.trim()) && fitsContent(field, column, rows)),
    );
  }
  if (!fields.text) take('text', longestText([...free], rows));
  if (!fields.occurredAt)
    take(
      'occurredAt',
      [...free].find((column) => areTimes(values(column, rows))),
    );
  const ratingMax = fields.rating ? scaleOf(values(fields.rating, rows)) : undefined;
  return {
    fields,
    attributes: Object.fromEntries(
      [...free].slice(0, LIMITS.attributes).map((column) => [column, keyOf(column)]),
    ),
    ...(ratingMax !== undefined && { ratingMax }),
    ...(fields.occurredAt !== undefined && { dayOrder: guessDayOrder(values(fields.occurredAt, rows)) }),
  };
}

const keyOf = (column: string): string => column.replace(/^attributes\./, '').slice(0, LIMITS.attributeKey);

const values = (column: string, rows: readonly PreviewRow[]): string[] =>
  rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');

function fitsContent(field: MappedField, column: string, rows: readonly PreviewRow[]): boolean {
  const cells = values(column, rows);
  if (field === 'occurredAt') return areTimes(cells);
  if (field === 'rating') return cells.length > 0 && cells.every((cell) => !Number.isNaN(Number(cell)));
  if (field === 'externalId') return new Set(cells).size === cells.length && cells.length === rows.length;
  if (field === 'text') return cells.length > 0 && !cells.every((cell) => Number.isFinite(Number(cell)));
  return true;
}

function areTimes(cells: readonly string[]): boolean {
  const reading = { toMoment: () => 0, order: guessDayOrder(cells) };
  const times = cells.filter((cell) => readFileTime(cell, reading) !== null);
  return cells.length > 0 && times.length / cells.length >= MOSTLY;
}

function longestText(columns: readonly string[], rows: readonly PreviewRow[]): string | undefined {
  const lengths = columns.map((column) => {
    const cells = values(column, rows);
    return cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, rows.length);
  });
  const longest = Math.max(...lengths, 0);
  return longest >= TEXT_LENGTH || columns.length === 1 ? columns[lengths.indexOf(longest)] : undefined;
}

/** Five stars, ten points or per cent. */
function scaleOf(cells: readonly string[]): number {
  const highest = Math.max(0, ...cells.map(Number));
  return highest <= 5 ? 5 : highest <= 10 ? 10 : 100;
}
