package zhicha.app.web.review.words;

import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.DismissalReason;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.RightKind;

/** What decisions, statuses and kinds are called on the screen. */
public final class DecisionWords {
    private DecisionWords() {}

    public static Wording of(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Confirm confirm -> new Wording("确认涉嫌", "suspicion confirmed");
            case Judgement.Dismiss dismiss ->
                new Wording(
                        "排除：" + dismiss.reason().chinese(),
                        "dismissed: " + dismiss.reason().english());
            case Judgement.Unsure unsure -> new Wording("存疑", "unsure");
            case Judgement.Withdraw withdraw -> new Wording("撤销研判", "decision withdrawn");
        };
    }

    /** Class name of the tag a decision is shown as. */
    public static String tone(Decision decision) {
        return switch (decision.judgement()) {
            case Judgement.Confirm confirm -> "confirmed";
            case Judgement.Dismiss dismiss -> "dismissed";
            case Judgement.Unsure unsure -> "unsure";
            case Judgement.Withdraw withdraw -> "";
        };
    }

    public static Wording of(FlagStatus status) {
        return new Wording(
                status.chinese(),
                switch (status) {
                    case OPEN -> "open";
                    case UNSURE -> "unsure";
                    case CONFIRMED -> "confirmed";
                    case DISMISSED -> "dismissed";
                    case LAPSED -> "lapsed";
                });
    }

    public static Wording of(DismissalReason reason) {
        return new Wording(reason.chinese(), reason.english());
    }

    public static Wording of(RightKind kind) {
        return new Wording(
                kind.chinese(),
                switch (kind) {
                    case TRADEMARK -> "trade mark";
                    case WORK -> "work";
                    case PACKAGING -> "packaging";
                    case PATENT -> "patent";
                    case GEOGRAPHICAL_INDICATION -> "geographical indication";
                });
    }

    public static Wording of(Sector sector) {
        return new Wording(
                sector.chinese(),
                switch (sector) {
                    case FOOD -> "food";
                    case DAILY_CHEMICALS -> "daily chemicals";
                    case ELECTRONICS -> "electronics";
                    case AUTO_PARTS -> "auto parts and care";
                    case TOYS -> "toys";
                    case ICE_SNOW -> "ice and snow";
                    case CULTURE_TOURISM -> "culture and tourism";
                    case FIRE_SAFETY -> "fire safety";
                    case GAS_APPLIANCES -> "gas appliances";
                });
    }

    public static Wording of(DefenceKind kind) {
        return new Wording(
                kind.chinese(),
                switch (kind) {
                    case AUTHORISED_SELLER -> "authorised seller";
                    case NOMINATIVE_USE -> "“for use with”";
                    case SECOND_HAND -> "second-hand";
                    case OTHER_GOODS -> "other goods";
                    case COMMON_WORD -> "common word";
                    case OTHER_NAME -> "title of a work, name of a person or place";
                    case DENIAL -> "denial";
                    case COMPARISON -> "comparison";
                });
    }
}
