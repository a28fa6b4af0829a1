/** How Chinese and English ask, wish and ask in anger. All patterns read normalised text. */

export const WISH =
  /希望|(?<!不)建议(?!大家|亲|购买|买|入手|看|你们买|各位)|但愿|最好(?:能|是|可以|还|再|把|有|加|增|设|改|提供)|能不能(?:加|增|出|开|改|设|提供|支持|做|给|把|多|再|快|早)|能否(?:加|增|出|开|改|设|提供|支持|多|把|考虑|早|尽)|可不可以(?:加|增|出|开|设|提供|支持|多|把)|要是.{0,20}(?:就好|就更好|就完美|多好)|如果.{0,24}(?:就好|就更好|就完美|更完美|多好|会更好|就太好|更方便)|期待(?!的|已久)|盼望|恳请|恳求|请求|强烈要求(?!下)|应该(?:加|增|设|有个|提供|支持|考虑)|什么时候(?:能|可以|才能)?(?:出|上线|支持|开放|加|推出)|求(?:上架|加|出|增加|支持|开通|解决|尽快|补货)|请(?:尽快|增加|加强|改进|优化|考虑|支持|开通|补|加|恢复|帮忙解决|有关部门|相关部门)|有待(?:改进|提高|加强)|需要(?:改进|加强|增加|优化)|可以(?:增加|考虑|改进|优化|再)|不如(?:加|改|把)/;
export const WISH_IN_ENGLISH =
  /\b(?:i wish|we wish|wish (?:you|there|it|they|the)|(?:would|it'd|it would|would really) (?:be )?(?:nice|great|good|helpful|better|lovely|awesome|cool|useful) (?:if|to)|it would be (?:\w+ ){1,2}if|(?:(?:i|we)(?:'d| would)|would|i'd) (?:really )?(?:love|like|prefer|appreciate)(?: it)? (?:to (?:see|have)|more|if|it if|the option|having|you to|(?:an? )?(?:\w+er|less|different) )|please (?:add|consider|bring|make|allow|support|include|introduce|improve|fix|give us|let us|enable|provide)|could you (?:please )?(?:add|consider|make|bring|allow|support|include|introduce)|can you (?:please )?(?:add|make it|bring back|include|support|introduce)|(?<!\b(?:i|we|and|would|will|don't|not) )(?:should|need to|needs to|ought to|must) (?:add|have|offer|provide|include|support|allow|improve|consider|be able to|bring|introduce|make|fix|invest|hire|train)|i (?:would )?suggest|my suggestion|suggestion:|feature request|i(?:'d| would)? (?:hope|recommend (?:that|adding|you))|(?:hope(?:fully)?|hoping) (?:you|they|to see|for)|looking forward to (?:the|a|seeing|more)|if only|any plans to|any chance (?:of|you)|room for improvement|could use (?:a|some|more)|needs? (?:an? )?(?:more|better|option|dark mode))\b/;
/** Good wishes to the company are praise: 希望越来越好. */
export const WISHING_WELL =
  /(?:希望|祝|愿)[^,。]{0,8}(?:越来越好|越做越好|生意兴隆|更好|继续保持|再接再厉|一直保持)|keep up the (?:good|great)|(?:会|都|还)(?:继续)?期待(?:下次|下一|再次|合作)|期待(?:下次|再次|下回)(?:合作|光临|购|来|入住)/;

export const ASKS =
  /请问|咨询|想问|问一下|问下|求助|求解|求问|求教|想知道|想了解|不知道(?:怎么|如何|能不能|可不可以|可以|是不是|是否|有没有|什么时候|该)|告诉我|(?:怎么|怎样|如何)(?:才能|办理|申请|操作|使用|设置|开通|取消|修改|更换|查询|退|换|绑定|注册|登录|充值|购买|联系|开具|开票|开|去|用|查|改|下载|安装|缴|报|找回|解除|激活|处理|收费|计算|收|算|走|弄|才可以)/;
export const INTERROGATIVE =
  /(?:吗|么)[.。!~ ]*$|什么时候|多久|多长时间|谁(?:出|付|承担|负责|来管)|几天(?:能|可以|到|发)|多少钱|哪里(?:可以|能|有|买|查)|哪儿|在哪|为什么|为何|为啥|怎么回事|咋回事|怎么办|咋办|是不是(?!很|太|傻|有病)|是否|有没有(?!搞错)|能不能|能否|可不可以|可否|行不行|会不会|需不需要|要不要|对不对|是什么意思|什么原因|哪个(?:好|更|比较)|哪一?种|谁知道|有谁/;
/** Words that ask where nothing in the point complains. */
export const SOFT_ASKS =
  /什么(?!都|也|的都)|谁(?!都|也)|怎么(?!都|也|说)|怎样|如何|多长时间|多少|几(?:号|点|楼|折|层)(?!都|没|不)|哪(?:个|款|种|里|家|些|天|一)(?!都|也)|能否/;
export const ASKS_IN_ENGLISH =
  /^(?:(?:hi|hello|hey|please|pls|so|and|ok|also|but|excuse me|good (?:morning|afternoon|evening))[,. ]+)*(?:(?:who|what|when|where|which|why|how)(?:'s| is| are| was| were| do| does| did| can| could| will| would| should| has| have| if| to| about| much| many| long| often| far| soon| come| time| kind| type| \w+ (?:do|does|can|is|are|should|will))|can i|can you|can we|could i|could you|could we|may i|do i|do you|do we|does|did|is there|is it|is this|is my|are there|are you|are these|will i|will you|will it|will my|would you|would it|should i|am i|are \w+s \w+|has my|have you|have i|any idea)\b/;
export const HELP =
  /\b(?:i (?:need|want|would like|'d like|am trying|wanna|have) to (?:know|find|check|see|ask|change|cancel|update|reset|get|speak|talk|track|return|open|close|delete|create|add|edit|order|buy|pay|request|set|switch|make|submit|leave|contact|file|sign|download|report|recover|place|view|learn|activate|verify|use|send|transfer|top)|i'd like to|i would like to|(?:i )?(?:need|want|require) (?:some )?(?:help|assistance|info|information)|help (?:me|us|with|to|\w+ing)|assist me|questions? (?:about|regarding|on)|(?:inquir|enquir)\w+ (?:about|regarding)|issues? (?:with|when|while)? ?\w+ing|(?:please |can someone |could someone )(?:explain|tell|advise|clarify|help|assist|let me know)|i (?:do not|don't) know (?:how|what|where|if|whether|why|when)|i(?:'m| am) (?:not sure|wondering|curious)|wondering (?:if|whether|how|when|what)|tell me (?:how|what|when|where|why|more|about)|let me know (?:if|how|what|when)|show me how|looking for (?:info|information|a way|help))\b/;

/** Questions that expect no answer. */
export const RHETORICAL =
  /这也(?:能|叫|算|太)|(?:也|还)(?:敢|好意思)|难道|凭什么|什么(?:破|烂|垃圾|鬼|玩意|态度|服务|质量)|怎么(?:做事|办事|搞)的|还让不让|有没有搞错|搞什么|怎么(?:这么|能这样|可以这样|好意思|敢)|谁(?:还敢|敢|受得了|愿意|会买)|有(?:意思|意义)吗|良心(?:呢|何在|不会痛)|至于吗|算什么|what the (?:hell|heck|f)|are you (?:kidding|serious|joking)|is this a joke|seriously\?|how dare|how (?:hard|difficult) (?:can|is) it|how is (?:this|that) (?:acceptable|possible|even)|who (?:does|would|in their)|really\?|what(?:'s| is) the point|what a (?:joke|waste|shame|mess|disaster)|why (?:would|should) (?:i|anyone)|why bother/;
