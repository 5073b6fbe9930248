package zhicha.crawler.evidence;

import java.io.IOException;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.rules.subject.CaptureId;

/** A record is not there because a policy of retention took it away; nobody changed the vault. */
public final class RecordRemoved extends IOException {
    private static final long serialVersionUID = 1;

    private final transient CaptureId tombstone;

    /**
     * @param record what it was, in words
     * @param tombstone its manifest, and {@code id} the capture id of that
     */
    RecordRemoved(String record, Manifest tombstone, CaptureId id) {
        super(record + " was removed under a policy of retention"
                + (tombstone.outcome().detail() == null
                        ? ""
                        : " (" + tombstone.outcome().detail() + ")")
                + " on " + tombstone.sealed().beijing().substring(0, 10) + "; tombstone " + id + " names it");
        this.tombstone = id;
    }

    /** The manifest that says when and why; {@code evidence show} prints it. */
    public CaptureId tombstone() {
        return tombstone;
    }
}
