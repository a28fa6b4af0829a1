/** Filler around what a clause says: greetings, requests, politeness. Titles are cut without it. */

/** Openings, longest first within a kind; taken off again and again. */
const OPENINGS = [
  // Chinese: greetings, asking leave, saying that one is about to say something.
  /^(?:亲爱的|亲|您好|你好|你们好|大家好|哈喽|嗨|早上好|下午好|晚上好|在吗|在不在)[啊呀哦呢]?/u,
  /^(?:不好意思|打扰(?:一下|了)?|麻烦(?:问|看|帮忙|帮我)?(?:一下|下|了)?|劳驾)/u,
  /^尊敬的[^，。！？ ]{0,10}?(?:领导|书记|市长|局长|主任|客服|先生|女士|老师|您好|你好)/u,
  /^(?:客服|老师|领导|师傅|小编|店家|卖家|掌柜的?)(?:们)?(?=您好|你好|请|我想|$)/u,
  /^(?:那个|这个|就是|是这样的|事情是这样的|说实话|老实说|说真的|话说|另外|还有|而且|然后|所以|因为|但是|不过)/u,
  /^(?:我们?)?(?:就)?(?:想|要|来|特来)(?:请问|问问|咨询|请教|反映|反馈|投诉|举报|了解|说说|问)(?:一下|一个|个|下)?(?:问题)?/u,
  /^(?:请问|问问|想问|请教|(?:咨询|反映|反馈|投诉|举报|了解|问)(?:一下|一个|下))(?:一下|一个|下)?(?:问题)?/u,
  /^(?:我们?)?想(?:知道|说)/u,
  /^请?(?:帮|给)(?:我|忙|俺)?(?:看|查|问|处理)?(?:一下|下|看|看看)/u,
  /^看(?:一下|看|下)/u,
  /^(?:请(?!假|款|客|求|帖|柬)|关于|对于|有关)/u,
  // English.
  /^(?:hi|hello|hey|dear [a-z]+|good (?:morning|afternoon|evening|day)|greetings)\b(?: (?:there|team|guys|all|everyone|support|sir|madam))?/,
  /^(?:please|pls|plz|kindly|excuse me|sorry|so|and|but|also|well|ok|okay|honestly|basically|actually|just|anyway)\b/,
  /^(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody|u)(?: guys)?(?: please| kindly)?(?: (?:help|tell|assist|explain|advise|let))?(?: (?:me|us))?(?: (?:out|know|understand))?(?: (?:with|about|to|if|whether|how to))?\b/,
  /^i(?:'m| am|'ve been| have been| was)? ?(?:just )?(?:want|wanted|would like|'d like|like|need|trying|try|wondering|wonder|writing|contacting you|hoping|looking)(?: to)?(?: (?:ask|know|report|say|complain|check|inquire|enquire|find out|let you know))?(?: (?:about|that|if|whether|how to|how))?\b/,
  /^(?:i|we) (?:have|had|got|am having|'m having|'ve got) (?:a |an |some )?(?:quick )?(?:question|issue|problem|trouble|concern)s?(?: (?:with|about|regarding|on))?\b/,
  /^(?:i|we)(?: really)? (?:think|guess|hope|believe|feel)(?: that)?\b/,
];

const ENDINGS = [
  /(?:请|希望|望|麻烦)(?:您|你们?|贵司|领导|有关部门|相关部门|客服)?(?:能|能够|可以)?(?:尽快|及时|马上|赶紧|帮忙|早日|给予|给个?)?(?:处理|解决|回复|核实|答复|看看|帮忙|查一下|处理一下|解决一下|说法)(?:一下)?(?:了|吧|哦|啊)?$/u,
  /(?:非常感谢|十分感谢|谢谢|感谢|多谢|拜托|辛苦)(?:您|你们?|了|啦|大家)?$/u,
  /(?:急急急|急|在线等|跪求)$/u,
  / ?\b(?:please|kindly|pls)(?: (?:help|fix|advise|assist|respond|reply|explain|look into)\b.*)?$/,
  / ?\b(?:thank you|thanks|thx|cheers|regards|asap)\b.*$/,
];

const SPACE = /^[\s,，、:：~-]+|[\s,，、:：~-]+$/gu;

/** A normalised clause without what says nothing; empty where nothing is left. */
export function withoutFiller(clause: string): string {
  let text = clause.replace(SPACE, '');
  for (let changed = true; changed && text !== ''; ) {
    const before = text;
    for (const opening of OPENINGS) text = text.replace(opening, '').replace(SPACE, '');
    for (const ending of ENDINGS) text = text.replace(ending, '').replace(SPACE, '');
    changed = text !== before;
  }
  return text;
}

const words = (list: string) => new Set(list.split(' '));

/** Words that a title does not begin with: particles, persons, links to what came before. */
const NO_START = words(
  '的 了 吗 呢 吧 啊 着 过 也 又 都 还 和 与 或 而 但 但是 所以 因为 然后 而且 就是 就 这 那 这个 那个 我 你 您 他 它 你们 我们 他们 我的 你的 a an the to of and or but my your our his her its their i you we they it is are was were be am in on at by that this these those as so with than me us',
);
/** Words that a title does not end with: they wait for another one. */
const NO_END = words(
  '要 能 会 想 让 得 可 可以 应该 再 先 等 只 的 是 我 你 您 把 被 和 跟 与 在 很 太 更 最 不 没 因为 所以 但是 就 也 都 又 或 给 对 从 向 比 这 那 这个 那个 才 还 请 a an the to of and or but my your our his her its their is are was were be am in on at by for with from that this as if i you we they it when while because not no so do does did have has had can could will would',
);

export const mayStart = (word: string): boolean => !NO_START.has(word);
export const mayEnd = (word: string): boolean => !NO_END.has(word);
