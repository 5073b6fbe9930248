package zhicha.crawler.evidence.wacz;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.RecordRemoved;
import zhicha.rules.subject.CaptureId;

/**
 * What became of a package.
 *
 * @param packed captures that are in it, in the order in which they were sealed, with the checks of the machine they name
 * @param lacking captures that should be in it and are not
 * @param unproven days of the vault whose root does not hold, so that nothing of it is in the package, in words
 * @param bytes size of the file
 * @param kept whether it stood there already, whole and with these very captures, and was left as it was
 */
public record PackageReport(
        List<CaptureId> packed, List<Lack> lacking, List<String> unproven, long bytes, boolean kept) {
    public PackageReport {
        packed = List.copyOf(packed);
        lacking = List.copyOf(lacking);
        unproven = List.copyOf(unproven);
    }

    /**
     * @param why for a person, in English
     * @param tombstone the manifest under which a policy of retention took it away; null where it is missing or was changed
     */
    public record Lack(
            CaptureId capture, String why, @Nullable CaptureId tombstone) {
        public static Lack removed(CaptureId capture, RecordRemoved removed) {
            return new Lack(capture, String.valueOf(removed.getMessage()), removed.tombstone());
        }
    }
}
