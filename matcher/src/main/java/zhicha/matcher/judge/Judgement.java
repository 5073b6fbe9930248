package zhicha.matcher.judge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.observe.Observed;
import zhicha.rules.rule.Condition;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Exemption;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.RuleStatus;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;

/**
 * What the rules make of an observation.
 *
 * <p><b>Score.</b> A rule that fired contributes {@code c = -ln(1 - weight * strength)}, where strength is the mean, over the
 * conditions that made it fire, of the strongest observation for each ({@link Strength}); half the weight counts where a
 * defence weakens it or it is only tried out. Contributions are added from the strongest down, each next one times 0.6, so that
 * many weak rules never outweigh a strong one and the sum stays bounded; every further observation adds 0.01, at most 0.1, which
 * parts what would otherwise tie. The score is {@code 1 - exp(-sum)}: near the weight of a single rule, growing with
 * every further reason, never 1.
 *
 * @param fired rules that fired, strongest first
 * @param observed what was observed, with the finds of queries that made a rule fire; other finds of queries concern nobody
 */
public record Judgement(Verdict verdict, double score, List<Fired> fired, Observed observed) {
    private static final double NEXT = 0.6;
    private static final double HIGHEST = 0.9999;
    private static final Comparator<Fired> STRONGEST_FIRST = Comparator.comparing(Fired::verdict)
            .thenComparingDouble(Fired::contribution)
            .reversed()
            .thenComparing(fired -> fired.rule().id());

    /** A rule that fired and the observations that made it. */
    public record Fired(Rule rule, List<Reason> because, Verdict verdict, double contribution) {}

    /** @param found what the queries of rules found in the listing */
    public static Judgement of(
            Listing listing, Observed seen, List<Reason.Query> found, List<Rule> rules, LocalDate day) {
        Observed all = seen.with(found);
        List<Fired> fired = fired(listing, all, rules, day);
        Observed observed = found.isEmpty()
                ? seen
                : seen.with(found.stream()
                        .filter(query ->
                                fired.stream().anyMatch(one -> one.because().contains(query)))
                        .toList());
        Verdict verdict = fired.isEmpty() ? Verdict.CLEAR : fired.get(0).verdict();
        if (verdict == Verdict.WATCH && observed.everydayLanguage()) {
            verdict = Verdict.CLEAR;
        }
        return new Judgement(verdict, score(observed, fired), fired, observed);
    }

    private static List<Fired> fired(Listing listing, Observed observed, List<Rule> rules, LocalDate day) {
        List<Fired> fired = new ArrayList<>();
        Set<DefenceKind> defences = observed.defenceKinds();
        for (Rule rule : rules) {
            boolean applies = rule.status() != RuleStatus.DEPRECATED
                    && rule.speaksAbout(observed.right().kind())
                    && rule.when().holds(observed.reasons())
                    && !exempt(rule, listing, observed.right().id(), day);
            if (applies) {
                fired.add(fire(rule, observed, defences));
            }
        }
        fired.sort(STRONGEST_FIRST);
        return List.copyOf(fired);
    }

    private static boolean exempt(Rule rule, Listing listing, String right, LocalDate day) {
        for (Exemption exemption : rule.exemptions()) {
            if (exemption.covers(listing.platform(), listing.seller().id(), right, day)) {
                return true;
            }
        }
        return false;
    }

    private static Fired fire(Rule rule, Observed observed, Set<DefenceKind> defences) {
        boolean weakened = !Collections.disjoint(rule.weakenedBy(), defences);
        boolean tried = rule.status() == RuleStatus.EXPERIMENTAL;
        Verdict verdict = weakened || tried ? Verdict.WATCH : rule.verdict();
        List<Condition.Sight> asked = new ArrayList<>();
        collect(rule.when(), asked);
        Set<Reason> because = new LinkedHashSet<>();
        double sum = 0;
        int met = 0;
        for (Condition.Sight seen : asked) {
            double strongest = 0;
            for (Reason reason : observed.reasons()) {
                if (seen.matches(reason)) {
                    because.add(reason);
                    strongest = Math.max(strongest, Strength.of(reason));
                }
            }
            sum += strongest;
            met += strongest > 0 ? 1 : 0;
        }
        double strength = met == 0 ? 0.1 : sum / met;
        double weight = rule.weight() * (weakened || tried ? 0.5 : 1);
        return new Fired(rule, List.copyOf(because), verdict, -Math.log1p(-weight * strength));
    }

    /** What the condition asks to be seen; what must not be seen is no reason. */
    private static void collect(Condition condition, List<Condition.Sight> into) {
        switch (condition) {
            case Condition.Sight sight -> into.add(sight);
            case Condition.AllOf all -> all.parts().forEach(part -> collect(part, into));
            case Condition.AnyOf any -> any.parts().forEach(part -> collect(part, into));
            case Condition.Not not -> {}
        }
    }

    private static double score(Observed observed, List<Fired> fired) {
        double[] contributions = new double[fired.size()];
        Arrays.setAll(contributions, i -> -fired.get(i).contribution());
        Arrays.sort(contributions);
        double sum = 0.01 * Math.min(10, observed.reasons().size() - 1);
        double share = fired.isEmpty() ? 0 : 1;
        for (double contribution : contributions) {
            sum -= share * contribution;
            share *= NEXT;
        }
        double score = -Math.expm1(-Math.max(0, sum));
        return Math.min(HIGHEST, Math.round(score * 10_000) / 10_000.0);
    }
}
