package zhicha.reporting.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zhicha.rules.subject.CaptureId;

/** What the vault says about a capture, for the evidence list of a document. */
@FunctionalInterface
public interface SealedEvidence {
    SealedEvidence NONE = capture -> Optional.empty();

    Optional<Sealed> of(CaptureId capture);

    /**
     * @param sealedAt when the capture was sealed
     * @param method how it was taken, for instance 网络在线提取（HTTP）
     * @param clock where the time comes from
     * @param tool name and version of the program
     * @param job the crawl it was taken in, as the manifest names it; empty where none is named
     * @param files every file of it
     */
    record Sealed(Instant sealedAt, String method, String clock, String tool, String job, List<SealedFile> files) {
        public Sealed {
            files = List.copyOf(files);
        }
    }

    /** @param sha256 64 lower-case hex digits; {@code length} in bytes */
    record SealedFile(String name, String sha256, long length) {}
}
