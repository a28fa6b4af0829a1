import type { Chance } from './chance.ts';

/** The same words once more, from somebody impatient or from somebody who pastes: nearly equal, seldom equal. */
export function echo(text: string, chance: Chance): string {
  const bare = text.replace(/[。！!.~～\s]+$/, '');
  switch (chance.weighted({ marks: 3, prefix: 4, suffix: 4, cut: 2, space: 2, same: 1 })) {
    case 'marks':
      return bare + chance.pick(['？？？', '！！', '…', '!!!', '。。。', '？', '~']);
    case 'prefix':
      return (
        chance.pick([
          '再说一遍，',
          '又来了，',
          '还是这个事：',
          '第三次问了，',
          '有人看吗，',
          '顶，',
          '转：',
          '+1 ',
          '同，',
        ]) + text
      );
    case 'suffix':
      return `${bare}${chance.pick(['，有人吗', '，回一下', '，还没人管', '，到底管不管', ' 急', '，昨天也问过', ' 🙏', '😡', '，谢谢'])}`;
    case 'cut':
      return bare.length > 16 ? [...bare].slice(0, -chance.int(1, 4)).join('') : `${bare}啊`;
    case 'space':
      return text.replace('，', chance.pick([' ', '、', ',', '\n']));
    case 'same':
      return text;
  }
}
