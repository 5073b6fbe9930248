package zhicha.matcher.image.prepared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;
import zhicha.matcher.image.copy.Filing;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.mark.FlatMark;

/**
 * All that is kept of a protected picture; the pixels themselves are let go. Some 90 KB.
 *
 * @param mark of a logo that consists of few flat colours
 */
public record PreparedPicture(Filing filing, LocalFeatures features, Optional<FlatMark> mark) {
    private static final int CHECKSUM = 4;

    public PreparedPicture(Filing filing, LocalFeatures features) {
        this(filing, features, Optional.empty());
    }

    /** With a checksum (CRC-32C) behind it. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000);
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            filing.write(to);
            features.write(to);
            to.writeBoolean(mark.isPresent());
            if (mark.isPresent()) {
                mark.get().write(to);
            }
            to.flush();
            to.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if these are not bytes that were written, whole and unchanged */
    static PreparedPicture of(byte[] bytes) throws IOException {
        int length = bytes.length - CHECKSUM;
        if (length < 0 || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
            throw new IOException("its checksum does not fit");
        }
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            Filing filing = Filing.read(from);
            LocalFeatures features = LocalFeatures.read(from);
            return new PreparedPicture(
                    filing, features, from.readBoolean() ? Optional.of(FlatMark.read(from)) : Optional.empty());
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
