package zhicha.reporting.review.decision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.review.decision.DecisionLog.ChainHead;
import zhicha.reporting.review.flag.Flag;
import zhicha.rules.rule.Wording;

/**
 * The digests that chain the decision log. An entry's digest is SHA-256 over its fields in the order of
 * {@link #digest}, each written as {@code name:length:value\n} with the length in UTF-8 bytes, so that no two different
 * entries have the same text; {@code previous} is one of the fields. Changing, dropping, adding or reordering any
 * entry breaks the chain there; the stored end of the log tells when the last ones are missing.
 */
public final class DecisionChain {
    private static final int AT_ONCE = 500;

    private DecisionChain() {}

    /** The entry that follows {@code head}, with its place and its digests. Times are cut to milliseconds. */
    public static Decision next(
            ChainHead head, String id, Flag flag, Judgement judgement, String analyst, String session, Instant at) {
        Decision open = new Decision(
                head.sequence() + 1,
                id,
                flag.id(),
                flag.revision(),
                flag.listing().id(),
                flag.right().id(),
                flag.seller(),
                judgement,
                flag.hit().rules(),
                analyst,
                session,
                at.truncatedTo(ChronoUnit.MILLIS),
                head.digest(),
                "");
        return sealed(open, digest(open));
    }

    private static Decision sealed(Decision open, String digest) {
        return new Decision(
                open.sequence(),
                open.id(),
                open.flag(),
                open.revision(),
                open.listing(),
                open.right(),
                open.seller(),
                open.judgement(),
                open.rules(),
                open.analyst(),
                open.session(),
                open.at(),
                open.previous(),
                digest);
    }

    /** 64 lower-case hex digits over everything but the entry's own digest. */
    public static String digest(Decision decision) {
        DismissalReason reason = decision.reason();
        String withdraws = decision.withdraws();
        String rules = decision.rules().stream()
                .map(rule -> rule.id() + "@" + rule.version())
                .collect(Collectors.joining(" "));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        field(text, "sequence", Long.toString(decision.sequence()));
        field(text, "id", decision.id());
        field(text, "flag", decision.flag());
        field(text, "revision", Integer.toString(decision.revision()));
        field(text, "listing", decision.listing());
        field(text, "right", decision.right());
        field(text, "seller", decision.seller().value());
        field(text, "judgement", decision.judgement().written());
        field(text, "reason", reason == null ? "" : reason.written());
        field(text, "withdraws", withdraws == null ? "" : withdraws);
        field(text, "note", decision.judgement().note());
        field(text, "rules", rules);
        field(text, "analyst", decision.analyst());
        field(text, "session", decision.session());
        field(text, "at", decision.at().toString());
        field(text, "previous", decision.previous());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static void field(ByteArrayOutputStream text, String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        text.writeBytes((name + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(bytes);
        text.write('\n');
    }

    /** Reads the whole log and recomputes every digest. */
    public static ChainCheck check(DecisionLog log) {
        // the end is read first: entries added meanwhile only make the log longer
        ChainHead head = log.head();
        ChainHead last = ChainHead.EMPTY;
        while (true) {
            List<Decision> some = log.decisionsAfter(last.sequence(), AT_ONCE);
            for (Decision decision : some) {
                Wording problem = problem(last, decision);
                if (problem != null) {
                    return new ChainCheck(last.sequence(), last.sequence() + 1, problem);
                }
                last = new ChainHead(decision.sequence(), decision.digest());
                if (last.sequence() == head.sequence() && !last.digest().equals(head.digest())) {
                    return new ChainCheck(
                            last.sequence() - 1,
                            last.sequence(),
                            new Wording("日志末端记录的摘要与该条不符", "the stored end of the log has another digest"));
                }
            }
            if (some.isEmpty()) {
                return last.sequence() >= head.sequence()
                        ? new ChainCheck(last.sequence(), null, null)
                        : new ChainCheck(
                                last.sequence(),
                                last.sequence() + 1,
                                new Wording(
                                        "其后的记录缺失：日志末端应为第" + head.sequence() + "条",
                                        "entries are missing: the log should end at entry " + head.sequence()));
            }
        }
    }

    private static @Nullable Wording problem(ChainHead last, Decision decision) {
        if (decision.sequence() != last.sequence() + 1) {
            return new Wording("第" + (last.sequence() + 1) + "条缺失", "entry " + (last.sequence() + 1) + " is missing");
        }
        if (!decision.previous().equals(last.digest())) {
            return new Wording("与前一条的摘要不相连", "it does not follow from the entry before");
        }
        if (!decision.digest().equals(digest(decision))) {
            return new Wording("内容与其摘要不符，曾被改动", "its content was changed after it was written");
        }
        return null;
    }
}
