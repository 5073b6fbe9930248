package zhicha.crawler.page;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.page.PageText.Source;

/**
 * Bytes made characters. Believed in this order: byte order mark, Content-Type header, meta element, the bytes
 * themselves (strict UTF-8, then ICU4J). A declaration of UTF-8 that the bytes plainly contradict is passed over.
 */
record Decoded(String characters, PageText how) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final Pattern IN_META =
            Pattern.compile("(?i)<meta\\s[^>]{0,300}?charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([\\w.:-]{1,40})");
    private static final Pattern IN_XML =
            Pattern.compile("(?i)^\\s{0,99}<\\?xml[^>]{0,200}?encoding=[\"']([\\w.:-]{1,40})");
    /** HTML asks for the declaration in the first 1,024 bytes; real shops put scripts before it. */
    private static final int DECLARATION_AREA = 16_384;

    private static final int DETECTION_AREA = 65_536;

    static Decoded of(byte[] bytes, int length, @Nullable String contentType) {
        Optional<Decoded> marked = byMark(bytes, length);
        if (marked.isPresent()) {
            return marked.get();
        }
        if (contentType != null) {
            Optional<Decoded> header =
                    declared(IN_HEADER, contentType).flatMap(said -> believed(bytes, length, said, Source.HEADER));
            if (header.isPresent()) {
                return header.get();
            }
        }
        String head = new String(bytes, 0, Math.min(length, DECLARATION_AREA), StandardCharsets.ISO_8859_1);
        Optional<Decoded> meta = declared(IN_META, head)
                .or(() -> declared(IN_XML, head))
                // a page whose meta element could be read as ASCII is not UTF-16
                .map(said -> said.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : said)
                .flatMap(said -> believed(bytes, length, said, Source.META));
        return meta.orElseGet(() -> decode(bytes, 0, length, detect(bytes, length), Source.DETECTED));
    }

    private static Optional<Decoded> byMark(byte[] bytes, int length) {
        if (starts(bytes, length, 0xef, 0xbb, 0xbf)) {
            return Optional.of(decode(bytes, 3, length, StandardCharsets.UTF_8, Source.BYTE_ORDER_MARK));
        }
        if (starts(bytes, length, 0xff, 0xfe)) {
            return Optional.of(decode(bytes, 2, length, StandardCharsets.UTF_16LE, Source.BYTE_ORDER_MARK));
        }
        if (starts(bytes, length, 0xfe, 0xff)) {
            return Optional.of(decode(bytes, 2, length, StandardCharsets.UTF_16BE, Source.BYTE_ORDER_MARK));
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Decoded decode(byte[] bytes, int from, int length, Charset charset, Source source) {
        return new Decoded(new String(bytes, from, length - from, charset), new PageText(charset, source));
    }

    private static Optional<Charset> declared(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
    }

    /** The character set a page means by a name: Chinese names widen to GB18030, Latin-1 to windows-1252. */
    static Optional<Charset> charset(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "gb2312",
                    "gbk",
                    "gb_2312-80",
                    "gb_2312",
                    "x-gbk",
                    "cp936",
                    "ms936",
                    "gb18030",
                    "chinese",
                    "euc-cn" -> {
                return Optional.of(GB18030);
            }
            case "iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii" -> {
                return Optional.of(WINDOWS_1252);
            }
            case "utf8" -> {
                return Optional.of(StandardCharsets.UTF_8);
            }
            default -> {
                try {
                    return Optional.of(Charset.forName(lower));
                } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                    return Optional.empty();
                }
            }
        }
    }

    /** The page in the character set it says; empty where it plainly is in another. */
    private static Optional<Decoded> believed(byte[] bytes, int length, Charset said, Source source) {
        Decoded decoded = decode(bytes, 0, length, said, source);
        // the replacement character stands for what is not UTF-8: a sound page is decoded once
        boolean sound = !said.equals(StandardCharsets.UTF_8)
                || decoded.characters().indexOf('\ufffd') < 0
                || fits(said, bytes, length);
        return sound ? Optional.of(decoded) : Optional.empty();
    }

    /** False where the page says UTF-8 and more than one character in a hundred beyond ASCII is not. */
    private static boolean fits(Charset said, byte[] bytes, int length) {
        if (!said.equals(StandardCharsets.UTF_8)) {
            return true;
        }
        int beyondAscii = 0;
        for (int i = 0; i < length; i++) {
            beyondAscii += bytes[i] < 0 ? 1 : 0;
        }
        return malformed(bytes, length) <= 3 + beyondAscii / 100;
    }

    /** How many places are not UTF-8; a character cut at the end is not counted. */
    private static int malformed(byte[] bytes, int length) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(8_192);
        int malformed = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            out.clear();
            if (result.isError()) {
                malformed++;
                in.position(in.position() + Math.min(result.length(), in.remaining()));
            } else if (result.isUnderflow()) {
                return malformed;
            }
        }
    }

    private static Charset detect(byte[] bytes, int length) {
        if (malformed(bytes, length) == 0) {
            return StandardCharsets.UTF_8;
        }
        byte[] sample = wordsBeyondAscii(bytes, length);
        // short texts say too little to the detector; common Chinese characters in pairs are no accident
        if (isCommonChinese(sample)) {
            return GB18030;
        }
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        CharsetMatch match = detector.detect();
        return match == null ? StandardCharsets.UTF_8 : charset(match.getName()).orElse(StandardCharsets.UTF_8);
    }

    /** Runs with bytes beyond ASCII, with little of the markup between them, which would drown a short text. */
    private static byte[] wordsBeyondAscii(byte[] bytes, int length) {
        byte[] sample = new byte[Math.min(length, DETECTION_AREA)];
        int filled = 0;
        int lastHigh = -2;
        for (int i = 0; i < length && filled < sample.length; i++) {
            if (bytes[i] < 0) {
                lastHigh = i;
                sample[filled++] = bytes[i];
            } else if (i == lastHigh + 1) {
                // kept: it may be the second byte of a pair
                sample[filled++] = bytes[i];
            }
        }
        return Arrays.copyOf(sample, filled);
    }

    /**
     * Whether nine in ten pairs are punctuation or first-level characters of GB 2312. Big5 and Shift_JIS have half their second bytes below A1,
     * Japanese EUC has kana; Korean EUC has the same shape and never a first byte above C8.
     */
    private static boolean isCommonChinese(byte[] sample) {
        int pairs = 0;
        int common = 0;
        int beyondHangul = 0;
        for (int i = 0; i + 1 < sample.length; i++) {
            int lead = sample[i] & 0xff;
            if (lead < 0x81) {
                continue;
            }
            int trail = sample[++i] & 0xff;
            pairs++;
            boolean known = lead >= 0xb0 && lead <= 0xd7 || lead >= 0xa1 && lead <= 0xa3;
            common += known && trail >= 0xa1 ? 1 : 0;
            beyondHangul += lead > 0xc8 ? 1 : 0;
        }
        boolean korean = pairs >= 20 && beyondHangul == 0;
        return pairs > 1 && common * 10 >= pairs * 9 && !korean;
    }
}
