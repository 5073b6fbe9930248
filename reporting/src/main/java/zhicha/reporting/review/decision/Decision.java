package zhicha.reporting.review.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.seller.SellerKey;

/**
 * One entry of the decision log. Entries are only ever added; each carries the digest of the one before it, see
 * {@link DecisionChain}.
 *
 * @param sequence place in the log, from 1, without gaps
 * @param revision the flag's revision that was judged
 * @param rules the rules that had fired, as they were then
 * @param session the analyst's session; an undo works within it
 * @param previous digest of the entry before, 64 hex digits; zeros for the first
 * @param digest digest of this entry, 64 hex digits
 */
public record Decision(
        long sequence,
        String id,
        String flag,
        int revision,
        String listing,
        String right,
        SellerKey seller,
        Judgement judgement,
        List<Hit.FiredRule> rules,
        String analyst,
        String session,
        Instant at,
        String previous,
        String digest) {
    public Decision {
        rules = List.copyOf(rules);
    }

    public @Nullable DismissalReason reason() {
        return judgement instanceof Judgement.Dismiss dismiss ? dismiss.reason() : null;
    }

    public @Nullable String withdraws() {
        return judgement instanceof Judgement.Withdraw withdraw ? withdraw.decision() : null;
    }
}
