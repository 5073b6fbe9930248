package zhicha.reporting.review.flag;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;

/**
 * What a hit says, without what shifts from day to day. Two hits with the same fingerprint need no second decision: the
 * same rules fired for the same kinds of sightings. Scores, offsets, distances, displayed prices and rule versions may
 * differ; a new disguise, another copied picture, a new defence or another rule is a change.
 */
public final class HitFingerprint {
    private HitFingerprint() {}

    /** 64 lower-case hex digits. */
    public static String of(Hit hit) {
        String text = "rules "
                + hit.rules().stream()
                        .map(Hit.FiredRule::id)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "))
                + "\n"
                + hit.reasons().stream()
                        .map(HitFingerprint::sighting)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n"
                + hit.defences().stream()
                        .map(HitFingerprint::plea)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String sighting(Reason reason) {
        String seen = switch (reason) {
            case Reason.MarkText mark -> mark.field().written() + "|" + mark.form() + "|" + mark.evasion();
            case Reason.CodeWord code -> code.field().written() + "|" + code.list() + "|" + code.term();
            case Reason.ShopName shop -> shop.form() + "|" + shop.claim();
            case Reason.CopiedText copy -> copy.field().written() + "|" + copy.reference();
            case Reason.PriceBelow price -> price.currency();
            case Reason.CopiedPicture copy -> copy.reference();
            case Reason.Logo logo -> logo.reference();
            case Reason.PictureText text -> text.list() + "|" + text.form();
            case Reason.Query query ->
                query.rule() + "|" + (query.field() == null ? "" : query.field().written());
        };
        return reason.signal().written() + "|" + seen;
    }

    private static String plea(Defence defence) {
        String seen = switch (defence) {
            case Defence.Words words -> words.field().written() + "|" + words.seen();
            case Defence.Permission permission -> permission.seller();
            case Defence.Fact fact -> fact.fact() + "|" + fact.value();
        };
        return defence.kind().written() + "|" + seen;
    }
}
