package zhicha.crawler.crawl.work;

import java.nio.charset.StandardCharsets;
import zhicha.crawler.fetch.FetchOutcome.Fetched;

/** Tells by their first bytes whether something can be a picture. */
final class PictureSignature {
    private PictureSignature() {}

    /** JPEG, PNG, GIF, BMP, TIFF, WebP, AVIF and HEIF. SVG is a document, not a photo, and is not among them. */
    static boolean begins(byte[] body) {
        return starts(body, "\u00ff\u00d8\u00ff")
                || starts(body, "\u0089PNG\r\n\u001a\n")
                || starts(body, "GIF87a")
                || starts(body, "GIF89a")
                || starts(body, "BM")
                || starts(body, "II*\0")
                || starts(body, "MM\0*")
                || starts(body, "RIFF") && at(body, 8, "WEBP")
                || at(body, 4, "ftypavif")
                || at(body, 4, "ftypavis")
                || at(body, 4, "ftyphei")
                || at(body, 4, "ftypmif1");
    }

    /** For a person, what came instead. */
    static String shown(Fetched fetched) {
        byte[] body = fetched.answer().body();
        String type = fetched.answer().header("Content-Type").orElse("without a Content-Type");
        return body.length + " bytes, " + type + ", that begin like no picture we know";
    }

    private static boolean starts(byte[] body, String signature) {
        return at(body, 0, signature);
    }

    private static boolean at(byte[] body, int offset, String signature) {
        byte[] bytes = signature.getBytes(StandardCharsets.ISO_8859_1);
        if (body.length < offset + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (body[offset + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
