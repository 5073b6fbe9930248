package zhicha.matcher.judge;

import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.fold.Disguise;
import zhicha.rules.subject.TextField;

/** How strongly a single observation speaks, above 0 and below 1; the same kind of observation is only compared with itself. */
final class Strength {
    private Strength() {}

    static double of(Reason reason) {
        return switch (reason) {
            case Reason.MarkText mark ->
                Disguise.of(mark.evasion()).orElse(Disguise.CONFUSABLE).weight() * field(mark.field());
            case Reason.CodeWord word -> 0.95 * field(word.field());
            case Reason.ShopName shop -> 0.9;
            case Reason.CopiedText text -> 0.5 + 0.48 * text.overlap();
            case Reason.PriceBelow price -> 0.98 - 0.6 * Math.min(1, price.ratio());
            case Reason.CopiedPicture picture ->
                0.98 - 0.4 * picture.distance() / Math.max(picture.distance() + 1.0, picture.threshold());
            case Reason.Logo logo -> 0.98 - 0.4 * Math.min(1, (logo.threshold() + 1.0) / (logo.inliers() + 1.0));
            case Reason.PictureText text -> 0.9 * text.confidence();
            case Reason.Query query -> query.field() == null ? 0.85 : 0.95 * field(query.field());
        };
    }

    /** What a seller puts first counts most. */
    private static double field(TextField field) {
        return switch (field) {
            case TITLE -> 1;
            case BRAND -> 0.97;
            case SELLER_NAME -> 0.93;
            case DESCRIPTION -> 0.9;
            case CATEGORY -> 0.5;
        };
    }
}
