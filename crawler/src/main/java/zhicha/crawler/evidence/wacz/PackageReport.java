package zhicha.crawler.evidence.wacz;

import java.util.List;
import zhicha.rules.subject.CaptureId;

/**
 * What became of a package.
 *
 * @param packed captures that are in it, in the order in which they were sealed
 * @param lacking captures that should be in it and are not
 * @param bytes size of the file
 * @param kept whether it stood there already, whole and with these very captures, and was left as it was
 */
public record PackageReport(List<CaptureId> packed, List<Lack> lacking, long bytes, boolean kept) {
    public PackageReport {
        packed = List.copyOf(packed);
        lacking = List.copyOf(lacking);
    }

    /** @param why for a person, in English */
    public record Lack(CaptureId capture, String why) {}
}
