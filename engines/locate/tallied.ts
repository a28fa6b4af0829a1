/**
 * Evidence from sums: counts (Poisson) and ratios (binomial), where a single leaf says little. A scope is
 * compared with its outside (Kulldorff's scan statistic), so a change of everything speaks for no scope.
 */
import { changeOf, surelyChanged } from './change.ts';
import type { Cuboid, Place } from './cuboids.ts';
import { type Evidence, type Gains, markScope } from './evidence.ts';
import { binomialGain, poissonGain } from './likelihood.ts';
import { excessSpread } from './spread.ts';
import { isIn, less, type Sums, sumOf, sumsOf, type Tallies } from './sums.ts';

/** Nats that letting everything else change too must gain: forecasts are trusted until then. */
const ELSEWHERE_COST = 5;
/** Scopes left out when the error of the forecasts is measured. */
const LOUDEST = 3;
/** Share of the inner scope's log-lift that the rest of a wider scope must show, and the nats it must gain. */
const CARRY_SHARE = 0.5;
const CARRY_GAIN = 2;
/** The rest of a scope is spared below this share of the log-lift, if by so many nats it did not change likewise. */
const SPARED_SHARE = 0.25;
const SPARED_GAIN = 5;

/** Evidence of counts or of ratios. `calibration` are the cuboids whose elements tell how far forecasts err. */
export function talliedEvidence(tallies: Tallies, calibration: readonly Cuboid[]): Evidence {
  const { actual, expected } = tallies;
  const claimed = new Uint8Array(actual.length);
  const spread = spreadWithoutLoudest(tallies, calibration);
  let all = sumOf(tallies, () => true);
  return {
    claimed,
    actual,
    expected,
    gains: (cuboid) => scan(cuboid, tallies, { all, claimed, spread }),
    claim(place) {
      const taken = markScope(place, claimed);
      all = sumOf(tallies, (leaf) => !claimed[leaf]);
      return taken;
    },
    carriesOn(narrow, wide) {
      const { inner, around } = split(narrow, wide);
      const [own, rest] = [logLift(inner), logLift(around)];
      if (Math.sign(own) !== Math.sign(rest) || Math.abs(rest) < CARRY_SHARE * Math.abs(own)) return false;
      return gainOf(around, tallies) / (1 + spread * around.e) >= CARRY_GAIN;
    },
    spares(narrow, wide) {
      const { inner, around } = split(narrow, wide);
      const [own, rest] = [logLift(inner), logLift(around)];
      const shared = around.e * (Math.exp(own) - 1) - around.o * own;
      return rest / own < SPARED_SHARE && shared / (1 + spread * around.e) >= SPARED_GAIN;
    },
  };
  function split(narrow: readonly Place[], wide: Place) {
    const inner = sumOf(tallies, (leaf) => !claimed[leaf] && narrow.some((place) => isIn(place, leaf)));
    const all = sumOf(tallies, (leaf) => !claimed[leaf] && isIn(wide, leaf));
    return { inner, around: less(all, inner) };
  }
}

const logLift = ({ o, e }: Sums) => Math.log((o + 0.5) / (e + 0.5));

const gainOf = ({ o, e, n }: Sums, { trials, pseudoCount }: Tallies) =>
  trials ? binomialGain(o, e, n) : poissonGain(o, Math.max(e, pseudoCount));

function scan(
  cuboid: Cuboid,
  tallies: Tallies,
  { all, claimed, spread }: { all: Sums; claimed: Uint8Array; spread: number },
): Gains {
  const nothing = Math.max(0, gainOf(all, tallies) - ELSEWHERE_COST);
  const gain = new Float64Array(cuboid.size);
  const change = new Float64Array(cuboid.size);
  sumsOf(cuboid, tallies, claimed).forEach((own, i) => {
    const rest = less(all, own);
    const elsewhere = gainOf(rest, tallies) - ELSEWHERE_COST;
    const level = elsewhere > 0 && rest.e > 0 ? rest.o / rest.e : 1;
    // Never more than the scope's own departure from its forecast: what others do is no evidence against it.
    const apart = gainOf(own, tallies) + Math.min(0, Math.max(0, elsewhere) - nothing);
    gain[i] = apart / (1 + spread * own.e);
    change[i] = surelyChanged(changeOf(own.o, own.e), changeOf(own.o, level * own.e));
  });
  return { gain, change };
}

/** How far forecasts err beyond chance, measured with the loudest scopes left out. */
function spreadWithoutLoudest(tallies: Tallies, calibration: readonly Cuboid[]): number {
  const claimed = new Uint8Array(tallies.actual.length);
  for (let round = 0; round < LOUDEST; round++) {
    const place = loudestOf(tallies, calibration, claimed);
    if (place) markScope(place, claimed);
  }
  return excessSpread(calibration.flatMap((cuboid) => sumsOf(cuboid, tallies, claimed)));
}

function loudestOf(tallies: Tallies, cuboids: readonly Cuboid[], claimed: Uint8Array): Place | undefined {
  let [loudest, most]: [Place | undefined, number] = [undefined, 0];
  const all = sumOf(tallies, (leaf) => !claimed[leaf]);
  for (const cuboid of cuboids)
    scan(cuboid, tallies, { all, claimed, spread: 0 }).gain.forEach((gain, element) => {
      if (gain > most) [loudest, most] = [{ cuboid, element }, gain];
    });
  return loudest;
}
