package zhicha.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.rules.subject.CaptureId;

/**
 * A file that was sealed, and the private copy that is read: the bytes that are parsed are those that were sealed, whatever
 * happens to the file meanwhile. Closing it removes the copy.
 *
 * @param name as it was given, without folders
 * @param capture says name, length and digest of the file; its parts belong to it
 * @param sha256 64 lower-case hex digits
 * @param sealedAt the first time these bytes were sealed here
 * @param circumstances of what is still to be sealed of it
 */
record SealedFile(
        String name,
        Path copy,
        CaptureId capture,
        String sha256,
        long length,
        OffsetDateTime sealedAt,
        ImportCircumstances circumstances)
        implements AutoCloseable {
    /** Of what is sealed as a part of it. */
    CaptureContext context() throws IOException {
        return circumstances.get().partOf(capture);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
