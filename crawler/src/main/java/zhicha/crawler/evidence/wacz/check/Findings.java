package zhicha.crawler.evidence.wacz.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.VerificationReport;

/** What does not hold in one package, and what is worth knowing. A package may be made to hold nothing but faults. */
public final class Findings {
    private static final int MOST = 10_000;
    private static final int LONGEST = 300;

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void add(Finding.Kind kind, String file, long offset, @Nullable String capture, String detail) {
        if (findings.size() < MOST) {
            findings.add(new Finding(
                    kind, brief(file), offset, capture == null ? null : brief(capture), brief(detail), false));
        }
    }

    void note(String note) {
        if (notes.size() < MOST) {
            notes.add(brief(note));
        }
    }

    /** On one line, and no longer than a person reads; the package's own words may be anything. */
    static String brief(String said) {
        String plain = said.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    VerificationReport report(long captures, long records, long bytes, String last) {
        return new VerificationReport(captures, records, bytes, last, findings, notes);
    }
}
