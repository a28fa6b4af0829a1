/**
 * English words of feeling and of things going wrong, by strength, in their base form (see `stem`);
 * phrases of two to four words are written with underscores. Written for this project.
 */
export const ENGLISH: readonly (readonly [strength: number, words: string])[] = [
  [
    3,
    `
      excellent amazing awesome outstanding superb fantastic wonderful perfect brilliant exceptional
      incredible magnificent flawless phenomenal stellar love adore delight delighted delightful thrilled
      impeccable exquisite best fabulous terrific marvellous marvelous spotless first_class top_notch
      second_to_none highly_recommend highly_recommended could_not_be_better exceeded_my_expectations
      exceed_expectations can_not_fault cannot_fault could_not_fault couldn't_fault can't_fault five_star
      hats_off world_class life_saver game_changer works_like_a_charm as_good_as_new faultless
      couldn't_be_happier could_not_be_happier couldn't_be_better`,
  ],
  [
    2,
    `
      out_of_their_way went_out_of_their_way go_out_of_their_way true_to_size took_minutes in_minutes can't_stop so_much_better impressed same_day
      solve_my_problem solved_my_problem fixed_my_problem solved_my_issue resolved_my_issue fixed_my_issue problem_solved issue_resolved sorted_it_out sorted_out quickly_resolved resolved_quickly
      breeze a_breeze definitely_fly would_definitely definitely_recommend definitely_use definitely_buy
      top_quality high_quality good_quality great_quality pleasantly_surprised faultlessly immaculate
      immaculately splendid fab ace great_job good_job hard_to_beat can't_beat can't_go_wrong can't_complain
      cannot_complain look_no_further go_above extra_mile above_and_beyond well_organised well_presented
      well_trained well_maintained refurbished fantastically beautifully perfectly happily brilliantly
      wonderfully nicely kindly warmly good great nice happy glad pleased pleasant enjoy enjoyable
      impressed impressive satisfy satisfied satisfaction recommend helpful friendly polite courteous
      attentive professional efficient reliable responsive prompt promptly quick quickly fast smooth
      smoothly seamless easy easily simple comfortable comfy cosy cozy clean tidy spacious fresh tasty
      delicious yummy beautiful lovely gorgeous attractive stylish elegant cute pretty cheerful kind caring
      warm welcoming accommodating generous fair affordable bargain valuable worth worthwhile
      useful handy convenient effective sturdy durable solid well thank thankful grateful appreciate
      cheers congratulations congrats kudos bravo praise compliment fun funny cool super sweet smart clever
      intuitive fast_delivery on_time ahead_of_schedule as_described as_expected as_promised no_problem
      no_problems no_issue no_issues no_complaint no_complaints no_trouble no_hassle hassle_free
      trouble_free without_a_hitch without_issue well_made well_done well_organized well_worth good_value
      great_value value_for_money worth_every_penny would_buy_again will_buy_again would_fly_again
      will_fly_again would_use_again will_use_again use_again fly_again come_back_again 
      will_be_back will_return look_forward looking_forward thumbs_up keep_it_up full_mark 
      really_like i_like we_like calm relaxed relaxing quiet peaceful graceful gracious punctual
      knowledgeable thoughtful considerate plentiful ample upgraded complimentary rescue refreshing refresh
      positive pleasantly superior luxurious luxury crisp sharp vibrant lightweight portable exciting
      excited joy joyful success successful successfully improve improved improvement win winner favourite
      favorite 😊 😄 😁 😃 😀 🥰 😍 😘 👍 ❤ 💕 💖 💯 🌹 🎉 🤗 😋 👏 ☺ 😆 🙏 💪 ✨ 🌟 ⭐ 👌`,
  ],
  [
    1,
    `
      overall plenty_of informative keep_us_informed newer ahead_of early generous_portion good_selection
      wide_selection variety privacy extensive consistent sensible decently ok okay fine decent adequate
      reasonable acceptable satisfactory alright accurate safe secure thorough neat bright
      soft helpfully enough sufficient suitable gift bonus
      discount smile smiling welcomed trust genuine supportive 
          solved work_well works_well work_great
      works_great work_fine works_fine worked_fine not_bad far_better much_better no_delay no_delays no_fuss
      no_queue straightforward hot_meal efficiently`,
  ],
  [
    -1,
    `
      without_notice went_up price_increase out_of_sync out_of_service never_made keeps
      delay trouble queue old_fashioned worn_out
      be_told tell_me tell_us customer_service have_to_pay had_to_pay pay_for force compensation rebook
      claim anymore use_to_be used_to_be none_of nothing_more low_cost budget_airline ancient overcook
      undercook rubbery soggy greasy cold_food ran_out run_out run_out_of no_choice no_option call_centre
      call_center hold on_hold voicemail bot chatbot automated generic template copy_and_paste 
        blank buffering unplayable pixelated bloated ad ads popup pop_up subscription auto_renew
      autorenew hidden_fee hidden_charge penalty fine_print small_print non_existent nonexistent notice
      short_notice last_minute miss_connection missed_connection connection_missed re_route rerouted
      suspended suspend deactivated disabled expired expire invalid duplicate debit debited deducted
      withheld withhold owed owe overdue bottom below_par sub_par subpar not_up_to not_even even_though cut
      basic_economy no_water no_food no_entertainment didn't_even did_not_even don't_even slow slowly late
       cramped narrow hard stiff flimsy outdated tired shabby worn scratch
      scratched dent dented noisy noise loud dark cold dry bland tasteless stale mediocre ordinary
      basic minimal lack lacking little few expensive pricey overpriced costly charge fee wait
      waiting delayed difficult hard_to tricky confusing confused confuse unclear
      complicated complex inconvenient inconvenience unhelpful unfriendly uncomfortable unimpressed
      unimpressive unsatisfied dissatisfy dissatisfied unhappy unfortunate unfortunately sadly sad regret
      concern concerned worried worry doubt doubtful question issue problem error mistake bug glitch
      complain complaint however although only just_about could_be_better not_great not_so_good
      room_for_improvement let_down apologise apologize apology sorry excuse supposed supposedly
      apparently eventually finally still instead why refund cancel cancelled cancellation
      replacement missing miss missed lost lose wrong incorrect incorrectly inaccurate inconsistent
      unavailable unexpected unexplained pending stuck downgrade downgraded stain stained
      hidden smell smelly damp heavy bulky weak dull faded shrink crumpled tear loose leak leaking heat
      overheat lag laggy drain hang freeze crash battery_drain unanswered 😅 🙄 😐 😑 😕 🤔 😓 😥 😔`,
  ],
  [
    -2,
    `
      no_refund not_refund refuse_to_refund refused_to_refund deny_refund denied_refund
      ruin ruined insult insulting insulted impossible so_called underwhelm underwhelming underwhelmed
      grubby endure disinterested uncaring couldn't_care_less could_not_care_less don't_care do_not_care
      didn't_care don't_bother do_not_bother not_bother will_never won't_be_back will_not_be_back won't_use
      won't_fly won't_buy will_not_use will_not_fly will_not_buy not_fly not_use_again not_buy_again
      not_recommend would_not_recommend wouldn't_recommend cannot_recommend can't_recommend disrespect
      disrespectful disregard contempt contemptuous mistreat mistreated misinform misinformed misrepresent
      misrepresented bait_and_switch predatory unethical immoral criminal crook crooked thief thieves
      robbery daylight_robbery extortion extortionate astronomical exorbitant usury blackmail bully bullied
      intimidating intimidate humiliate humiliating humiliated discriminate discrimination racist sexist
      hostile aggressive abusive yell yelled shout shouted scream screamed swear swore curse moldy mouldy
      rotten rancid expired_food cockroach bug_infested bedbug bed_bug rat mice filth sticky hair_in
      smelt_of reek reeks stank allergic rash swollen burnt torn ripped shattered bent cracked crack
      dead_on_arrival doa bricked overheats unusable glitchy buggy unstable corrupt corrupted virus malware
      spyware phishing unplug incompatible malfunction malfunctioning malfunctioned inoperable inoperative
      out_of_order bad poor poorly disappoint disappointed disappointing disappointment fail failed failure
      faulty fault defective broken break damage damaged dirty filthy messy rude impolite ignorant arrogant
      unprofessional incompetent incompetence careless inattentive indifferent dismissive uninterested surly
      unresponsive unreliable inefficient inedible disorganised disorganized chaotic chaos mess nightmare
      angry anger annoyed annoying annoy frustrate frustrated frustrating frustration upset furious
      irritating irritated hate dislike avoid ignore ignored refuse refused deny denied decline declined
      reject rejected block blocked lie lied liar mislead misleading deceive deceptive dishonest false fake
      counterfeit scam scammer scammed fraud fraudulent cheat cheated steal stolen stole theft rip_off
      ripped_off rip-off ripoff con useless worthless pointless waste wasted junk rubbish garbage trash crap
      crappy cheap_and_nasty nasty gross stink unacceptable inexcusable unsafe dangerous hazard hurt pain
      painful sick ill injury unfair unjust unauthorized unauthorised overcharge overcharged double_charged
      charged_twice debt harass harassment harassing harassed threaten threatened threat violate violation
      illegal abuse negligent negligence neglect shortcoming downhill worse shock shocking shocked stress
      stressful struggle suffer ridiculous absurd joke laughable embarrassing embarrassed shame shambles
      shoddy substandard sub_standard below_average not_worth never_again never_fly never_use never_buy
      never_order never_received never_arrived never_came never_got never_return no_longer no_response
      no_reply no_answer no_help no_apology no_explanation no_information no_communication no_service
      no_idea no_one nobody lack_of nothing_works not_received not_working not_work not_good not_happy
      not_impressed not_acceptable does_not_work doesn't_work didn't_work did_not_work stop_working
      stopped_working won't_work cannot can't unable couldn't could_not won't waste_of_money waste_of_time
      money_back poor_quality poor_service bad_service last_time think_twice stay_away beware steer_clear
      look_elsewhere should_be_ashamed fall_apart fell_apart gave_up give_up left_us left_me cut_corner
      cost_cutting cutting_cost corner_cutting excuse_for penny_pinching hung_up hang_up hopeless helpless
      dreadful_service miserable grumpy unkempt unpleasant unwelcoming sloppy shame_on outage downtime spam
      inferior overbooked stranded abandoned bumped denied_boarding lost_luggage lost_my_luggage 😡 😠 😤 😭
      😢 😞 😩 😫 👎 💔 😒 😣 😖 💩 😰 😱`,
  ],
  [
    -3,
    `
      terrible horrible awful dreadful appalling atrocious abysmal disgusting disgusted disgrace disgraceful
      horrendous horrific pathetic worst hideous outrageous despicable deplorable diabolical unbearable
      unforgivable catastrophic disaster disastrous shameful shockingly vile revolting total_joke
      complete_joke utter_disgrace zero_star one_star worst_ever absolute_shambles complete_waste
      total_waste avoid_at_all_costs avoid_like_the_plague never_ever wtf fuck fucking shit shitty bullshit
      suck sucks 🤬 🤮 🤢 🖕`,
  ],
];
export const ENGLISH_DEGREES: readonly (readonly [factor: number, words: string])[] = [
  [
    1.5,
    `
      very extremely incredibly absolutely totally completely utterly really so super exceptionally highly
      truly particularly especially insanely beyond most`,
  ],
  [
    1.2,
    `
      quite pretty too much more such rather even always consistently`,
  ],
  [
    0.6,
    `
      a_bit a_little slightly somewhat fairly relatively kind_of sort_of reasonably partly occasionally`,
  ],
];
export const ENGLISH_NEGATIONS = `
      not no never none nothing neither nor without hardly barely scarcely isn't wasn't aren't weren't don't
      doesn't didn't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't ain't isnt wasnt
      dont doesnt didnt wont cant lack lacking lacked far_from anything_but nobody fail_to failed_to rarely
      seldom few `;
/** Words that only look as if they held a feeling. */
export const ENGLISH_NEUTRAL = `
      please cleaned cleaning cleaner wearing lighting as_well as_well_as well_known well_over thanks_to
      like_to nothing_but hard_drive hard_copy no_matter fair_enough long_way interested caring_for
      good_morning good_afternoon good_evening good_night goods pretty_much free_of break_even
      happy_to_help great_britain smart_phone smart_tv fast_food cold_drink hot_water light_switch`;
export const ENGLISH_TURNS = `
      but however yet although though unfortunately nevertheless except sadly only_downside only_problem`;
export const ENGLISH_UNREAL = `
      if would should could hope wish expect expected promised supposed suggest maybe might was_told`;
