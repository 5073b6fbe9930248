package zhicha.crawler.evidence.capture;

import zhicha.rules.subject.CaptureId;

/**
 * What one address answered, read back from the vault and found to be what was sealed.
 *
 * @param address as it was asked for
 * @param mediaType the Content-Type header as it was sent, or empty
 * @param bytes the entity decoded: the very bytes that were parsed
 * @param sha256 of {@code bytes}, 64 lower-case hex digits
 */
public record SealedPayload(
        CaptureId capture, String address, int status, String mediaType, byte[] bytes, String sha256) {}
