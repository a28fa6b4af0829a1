const VOWEL = /[aeiouy]/;
const DOUBLED = /([bdgmnprt])\1$/;
/** Endings that had a mute e before -ed or -ing: updat(e), manag(e), requir(e), handl(e). */
const MUTE_E =
  /(?:[^aeo]at|creat|eez|[^aeiou][aiou]g|[rd]g|ang|[iao]v|[rl]v|[aeu]c|[rn]c|iz|[^e]is|[au]s|[eo]as|os|[^a]ur|[^eo]ar|[^aeiou]ir|quir|(?:gn|st|pl)or|[^o]id|ud|[^aeiou]ut|[^o]ot|(?:[lbf]|ch|ut)in|[bptdgfckz]l|u|rs|ns)$/;
/** One short syllable: hop(e), us(e), tak(e); but not fix, show or play. */
const SHORT = /^[^aeiou]{0,3}[aeiou][^aeiouwxyhn]$/;
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  'bought:buy paid:pay sent:send got:get gotten:get broke:break broken:break took:take taken:take gave:give given:give went:go gone:go came:come said:say told:tell made:make lost:lose kept:keep left:leave felt:feel found:find chose:choose chosen:choose froze:freeze frozen:freeze wrote:write written:write ran:run wore:wear worn:wear tore:tear torn:tear children:child people:person feet:foot was:be were:be is:be are:be been:be has:have had:have does:do did:do done:do cancelled:cancel cancelling:cancel travelled:travel travelling:travel'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const WHOLE = new Set(
  'this his its us as yes thus plus bus gas always perhaps news lens less across wireless nothing something anything everything during morning evening need feed speed bed red bring thing king string spring ceiling indeed bonus status virus basis analysis alas address access process success business express press pass class glass loss miss boss mess guess unless chess jeans series species'.split(
    ' ',
  ),
);

/** A lower-case English word without its inflection: orders → order, refunded → refund, crashing → crash. */
export function stem(word: string): string {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (bare.length < 4 || WHOLE.has(bare)) return IRREGULAR.get(bare) ?? bare;
  const irregular = IRREGULAR.get(bare);
  if (irregular) return irregular;
  if (bare.endsWith('ies')) return bare.length > 4 ? `${bare.slice(0, -3)}y` : bare.slice(0, -1);
  if (/(?:ss|x|zz|ch|sh)es$/.test(bare)) return bare.slice(0, -2);
  if (bare.endsWith('s')) return /(?:ss|us|is)$/.test(bare) ? bare : bare.slice(0, -1);
  if (bare.endsWith('ied')) return `${bare.slice(0, -3)}y`;
  if (bare.endsWith('ing')) return base(bare.slice(0, -3), bare);
  if (bare.endsWith('ed')) return base(bare.slice(0, -2), bare);
  return bare;
}

function base(stemmed: string, word: string): string {
  if (stemmed.length < 2 || !VOWEL.test(stemmed)) return word;
  if (DOUBLED.test(stemmed)) return stemmed.slice(0, -1);
  return MUTE_E.test(stemmed) || SHORT.test(stemmed) ? `${stemmed}e` : stemmed;
}
