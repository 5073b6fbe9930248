package zhicha.reporting.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/**
 * One article as it stands between two days.
 *
 * @param basis key that rules name: trademark-infringement, copyright-infringement, unfair-competition-packaging,
 *     patent-passing-off, gi, platform
 * @param law name of the law with its revision, without book-title marks
 * @param article for instance 第五十七条
 * @param from first day in force
 * @param to last day in force, or null where no end is known
 * @param label what it says, in a few words of ours; never the provision's text
 * @param source where it was read
 * @param verifiedBy who compared it with the official gazette, or null where nobody has yet
 */
public record LegalRow(
        String basis,
        LegalRole role,
        String law,
        String article,
        LocalDate from,
        @Nullable LocalDate to,
        Wording label,
        String source,
        Confidence confidence,
        @Nullable String verifiedBy,
        @Nullable LocalDate verifiedOn) {

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** For instance 《中华人民共和国商标法》（2019年修正）第五十七条. */
    public String citation() {
        return law + article;
    }
}
