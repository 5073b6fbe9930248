package zhicha.reporting.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/**
 * One article as it stands between two days.
 *
 * @param basis key that rules name: trademark-infringement, copyright-infringement, unfair-competition-packaging,
 *     patent-passing-off, gi, platform, limitation
 * @param law name of the law with its revision, for instance 《中华人民共和国商标法》（2019年修正）
 * @param article for instance 第五十七条
 * @param validFrom first day in force
 * @param validTo last day in force, or null where no end is known
 * @param label what it says, in a few words of ours; never the provision's text
 * @param source where it was read
 * @param verifiedBy who compared it with the official gazette, or null where nobody has yet
 */
public record LegalRow(
        String basis,
        LegalRole role,
        String law,
        String article,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Wording label,
        String source,
        Confidence confidence,
        @Nullable String verifiedBy,
        @Nullable LocalDate verifiedOn) {

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** For instance 《中华人民共和国商标法》（2019年修正）第五十七条. */
    public String citation() {
        return law + article;
    }
}
