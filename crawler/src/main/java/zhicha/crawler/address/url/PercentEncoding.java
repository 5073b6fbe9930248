package zhicha.crawler.address.url;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Percent-encode sets of the standard, https://url.spec.whatwg.org/#percent-encoded-bytes. */
enum PercentEncoding {
    FRAGMENT(" \"<>`"),
    SPECIAL_QUERY(" \"#<>'"),
    PATH(" \"#<>?^`{}"),
    USERINFO(" \"#<>?^`{}/:;=@[\\]|");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final BitSet encoded = new BitSet(128);

    PercentEncoding(String beside) {
        encoded.set(0, 0x20);
        encoded.set(0x7f);
        beside.chars().forEach(encoded::set);
    }

    /** Text in UTF-8, with the bytes of this set and those beyond ASCII percent-encoded. */
    String of(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, at);
        for (byte each : text.substring(at).getBytes(StandardCharsets.UTF_8)) {
            int c = each & 0xff;
            if (isPlain(c)) {
                out.append((char) c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }

    private boolean isPlain(int c) {
        return c < 0x80 && !encoded.get(c);
    }

    /** The bytes that are meant, as UTF-8; what is no percent-encoding stays as it is. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                out[length++] = (byte) (hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]));
                i += 2;
            } else {
                out[length++] = bytes[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit((char) digit, 16);
    }
}
