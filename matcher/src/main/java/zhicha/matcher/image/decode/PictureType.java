package zhicha.matcher.image.decode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A kind of picture as its first bytes tell; a declared content type or a file's name is never asked. */
public enum PictureType {
    JPEG,
    PNG,
    GIF,
    BMP,
    TIFF,
    WEBP,
    AVIF,
    HEIC;

    private static final int OPENING = 40;

    /** The type these bytes begin as, or empty where they begin as no picture that can be read here. */
    public static Optional<PictureType> sniff(byte[] bytes) {
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (begins(bytes, 0, "II*\0") || begins(bytes, 0, "MM\0*")) {
            return Optional.of(TIFF);
        }
        if (begins(bytes, 4, "ftyp")) {
            if (begins(bytes, 8, "avif") || begins(bytes, 8, "avis")) {
                return Optional.of(AVIF);
            }
            if (begins(bytes, 8, "heic") || begins(bytes, 8, "heix") || begins(bytes, 8, "mif1")) {
                return Optional.of(HEIC);
            }
        }
        // "BM" alone is also how an English sentence may begin; the four reserved bytes of a bitmap are zero
        if (begins(bytes, 0, "BM") && begins(bytes, 6, "\0\0\0\0")) {
            return Optional.of(BMP);
        }
        return Optional.empty();
    }

    /** What bytes that are no picture look like, for people: "an HTML page", "text beginning with ..." and so on. */
    static String describe(byte[] bytes) {
        String opening = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        String start = opening.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("\u00ef\u00bb\u00bf")) {
            start = start.substring(3).stripLeading();
        }
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head")) {
            return "an HTML page";
        }
        if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"))) {
            return "an SVG drawing, which is not read; supply a PNG of it";
        }
        if (start.startsWith("<?xml") || start.startsWith("<")) {
            return "markup";
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return "JSON";
        }
        boolean text = opening.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
        if (text && !opening.isBlank()) {
            String shown = new String(bytes, 0, Math.min(bytes.length, OPENING), StandardCharsets.UTF_8).strip();
            return "text beginning \"" + shown.replaceAll("[\\p{Cntrl}\ufffd]", "") + "\"";
        }
        StringBuilder hex = new StringBuilder("unknown data beginning");
        for (int i = 0; i < Math.min(8, bytes.length); i++) {
            hex.append(String.format(Locale.ROOT, " %02x", bytes[i] & 0xff));
        }
        return hex.toString();
    }

    private static boolean begins(byte[] bytes, int at, String latin1) {
        if (bytes.length < at + latin1.length()) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if ((bytes[at + i] & 0xff) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
