package zhicha.matcher.observe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.Mark;
import zhicha.matcher.text.TextFindings;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.AuthorisedSeller;
import zhicha.rules.watch.Right;

/** What speaks for the seller of one listing in view of one right. */
final class Defences {
    private static final Set<String> USED = Set.of("used", "refurbished", "usedcondition", "refurbishedcondition");

    private final Listing listing;
    private final Right right;
    private final TextFindings findings;
    private final List<Mark> marks;
    private final Evidence evidence;
    private final LocalDate day;
    private final List<Defence> defences = new ArrayList<>();

    private Defences(
            Listing listing, Right right, TextFindings findings, List<Mark> marks, Evidence evidence, LocalDate day) {
        this.listing = listing;
        this.right = right;
        this.findings = findings;
        this.marks = marks;
        this.evidence = evidence;
        this.day = day;
    }

    /** @param marks the right's names in the listing */
    static List<Defence> of(
            Listing listing, Right right, TextFindings findings, List<Mark> marks, Evidence evidence, LocalDate day) {
        Defences defences = new Defences(listing, right, findings, marks, evidence, day);
        defences.authorised();
        defences.governed();
        defences.secondHand();
        defences.goods();
        return List.copyOf(defences.defences);
    }

    private void authorised() {
        String seller = listing.seller().id();
        for (AuthorisedSeller permission : right.authorised()) {
            if (seller != null && permission.covers(listing.platform(), seller, day)) {
                String why = permission.why();
                LocalDate until = permission.until();
                String grounds = (why == null ? "授权名单 / list of permissions" : why)
                        + (until == null ? "" : "（有效期至 / until " + until + "）");
                defences.add(new Defence.Permission(seller, grounds));
                return;
            }
        }
    }

    /**
     * "For use with", "not" and "like" count when they govern every use of the name in the title, or elsewhere if it is not there. That
     * the name is the title of a work, a person's or a place's counts only where none of the right's goods are offered (《雪鹤》 耳机).
     */
    private void governed() {
        List<Mark> uses = inField(TextField.TITLE);
        if (uses.isEmpty()) {
            uses = inField(TextField.DESCRIPTION);
        }
        for (Mark use : uses) {
            if (use.governed().isEmpty()) {
                return;
            }
        }
        if (!uses.isEmpty()) {
            uses.stream()
                    .flatMap(mark -> mark.governed().stream())
                    .filter(words -> words.kind() != DefenceKind.OTHER_NAME || !evidence.goods())
                    .distinct()
                    .limit(3)
                    .forEach(defences::add);
        }
    }

    private List<Mark> inField(TextField field) {
        List<Mark> inField = new ArrayList<>(marks.size());
        for (Mark mark : marks) {
            if (mark.reason().field() == field) {
                inField.add(mark);
            }
        }
        return inField;
    }

    private void secondHand() {
        String condition = listing.condition();
        if (condition != null) {
            String last = condition.substring(condition.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (USED.contains(last)) {
                defences.add(new Defence.Fact(DefenceKind.SECOND_HAND, "condition", condition));
                return;
            }
        }
        if (!findings.secondHand().isEmpty()) {
            defences.add(findings.secondHand().get(0));
        }
    }

    /** Goods of another class, or a name that is a word of everyday language with nothing of the right's goods beside it. */
    private void goods() {
        if (evidence.goods()) {
            return;
        }
        if (evidence.onlyEveryday() && !marks.isEmpty()) {
            Reason.MarkText use = marks.get(0).reason();
            defences.add(new Defence.Words(DefenceKind.COMMON_WORD, use.field(), use.start(), use.end(), use.seen()));
        }
        if (!right.goods().isEmpty() && !evidence.kind() && !findings.goods().isEmpty()) {
            defences.add(findings.goods().get(0).words());
        }
    }
}
