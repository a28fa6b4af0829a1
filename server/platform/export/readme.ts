import type { ReadableThing } from './rows.ts';

/** What stands in an export and how to read it, in Chinese and English. */
export function readmeOf(
  workspace: string,
  things: readonly (ReadableThing & { readonly rows: number })[],
): string {
  const list = (language: 'zh' | 'en') =>
    things.map(({ thing, rows, ...names }) => `- \`${thing}\` (${rows}): ${names[language]}`).join('\n');
  return `# ${workspace.replaceAll(/\s+/g, ' ')}

共见导出的全部数据。English below.

每种数据有两个内容相同的文件：\`.jsonl\` 每行一个 JSON 对象，\`.csv\` 供表格软件打开（UTF-8）。时间均为带时区的 ISO 8601，时区为 UTC。以 \`id\` 互相引用。

CSV 中以 = + - @、制表符或回车开头的文字前面加了一个撇号 (\`'\`)，以免表格软件把它当作公式计算；数字不变。程序请读取 \`.jsonl\`，其中没有任何改动。

\`manifest.json\` 列出每个文件的行数、字节数和 SHA-256。密码、密钥和登录会话从不导出。要搬迁或恢复整个系统，请使用 \`gongjian backup\`。

${list('zh')}

## English

Everything that Gongjian holds of this workspace.

Each thing has two files with the same rows: \`.jsonl\` holds one JSON object a line, \`.csv\` is for spreadsheets (UTF-8). Times are ISO 8601 in UTC. Things refer to each other by \`id\`.

In the CSV files, texts that begin with = + - @, tab or carriage return have an apostrophe (\`'\`) in front, so that no spreadsheet computes them; numbers are left alone. Programs had better read the \`.jsonl\` files, where nothing is changed.

\`manifest.json\` tells the rows, bytes and SHA-256 of every file. Passwords, keys and sessions are never exported. To move or restore a whole installation, use \`gongjian backup\`.

${list('en')}
`;
}
