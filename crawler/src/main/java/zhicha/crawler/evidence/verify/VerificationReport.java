package zhicha.crawler.evidence.verify;

import java.util.List;

/**
 * The result of a check.
 *
 * @param captures manifests that were looked at, recoveries among them
 * @param records WARC records that were compared with their digests
 * @param bytes bytes of records that were read
 * @param last id of the newest manifest: whoever noted it elsewhere can tell that nothing was left off; or empty
 * @param notes what is worth knowing and no fault, such as a recovery after a power cut
 */
public record VerificationReport(
        long captures, long records, long bytes, String last, List<Finding> findings, List<String> notes) {
    public VerificationReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    public boolean holds() {
        return findings.isEmpty();
    }

    /** Whether nothing is wrong but the end, as in a copy that was made while the program wrote. */
    public boolean holdsButForItsEnd() {
        return findings.stream().allMatch(Finding::atEnd);
    }
}
