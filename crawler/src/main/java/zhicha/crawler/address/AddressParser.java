package zhicha.crawler.address;

import com.ibm.icu.text.IDNA;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes an address apart. Differences between two parsers are holes in a guard, so nothing else in the crawler does it. */
final class AddressParser {
    private static final IDNA NAMES =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    private static final String UNRESERVED = "-._~";
    /** Kept as they are in a path or query, beside letters, digits and {@link #UNRESERVED}. */
    private static final String DELIMITERS = "/!$&'()*+,;=:@";

    private final String given;

    private AddressParser(String given) {
        this.given = given;
    }

    static WebAddress parse(String given, @Nullable WebAddress base) throws BadAddressException {
        return new AddressParser(given).parse(base);
    }

    private WebAddress parse(@Nullable WebAddress base) throws BadAddressException {
        if (given.length() > WebAddress.MAX_LENGTH) {
            throw bad("longer than " + WebAddress.MAX_LENGTH + " characters");
        }
        String text = withoutBlanks(given);
        int hash = text.indexOf('#');
        text = hash < 0 ? text : text.substring(0, hash);
        String scheme = schemeOf(text);
        String rest = scheme == null ? text : text.substring(scheme.length() + 1);
        if (scheme == null) {
            if (base == null) {
                throw bad("no scheme; an address begins with http:// or https://");
            }
            scheme = base.scheme();
        } else if (!scheme.equals("http") && !scheme.equals("https")) {
            throw bad("scheme \"" + scheme + "\" is neither http nor https");
        } else if (!isSlash(rest, 0)) {
            // "http:path" is relative for browsers only where the schemes agree; nobody writes it honestly
            throw bad("no // after the scheme");
        }
        if (isSlash(rest, 0) && isSlash(rest, 1)) {
            return absolute(scheme, rest);
        }
        if (base == null || !given.isEmpty() && text.length() != rest.length()) {
            throw bad("no host");
        }
        return relative(base, rest);
    }

    private WebAddress absolute(String scheme, String rest) throws BadAddressException {
        int from = 0;
        while (isSlash(rest, from)) {
            from++;
        }
        int end = from;
        while (end < rest.length() && !isSlash(rest, end) && rest.charAt(end) != '?') {
            end++;
        }
        String authority = rest.substring(from, end);
        if (authority.indexOf('@') >= 0) {
            throw bad("a user name in an address hides the host that is meant");
        }
        int colon = authority.startsWith("[")
                ? authority.indexOf(':', authority.indexOf(']') + 1)
                : authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        int port = colon < 0 ? WebAddress.defaultPort(scheme) : port(authority.substring(colon + 1), scheme);
        WebAddress address = new WebAddress(scheme, host(host), port, target(rest.substring(end)));
        if (address.toString().length() > WebAddress.MAX_LENGTH) {
            throw bad("longer than " + WebAddress.MAX_LENGTH + " characters");
        }
        return address;
    }

    private WebAddress relative(WebAddress base, String rest) throws BadAddressException {
        String target;
        if (rest.isEmpty()) {
            target = base.target();
        } else if (rest.startsWith("?")) {
            target = base.path() + rest;
        } else if (isSlash(rest, 0)) {
            target = rest;
        } else {
            target = base.path().substring(0, base.path().lastIndexOf('/') + 1) + rest;
        }
        WebAddress address = new WebAddress(base.scheme(), base.host(), base.port(), target(target));
        if (address.toString().length() > WebAddress.MAX_LENGTH) {
            throw bad("longer than " + WebAddress.MAX_LENGTH + " characters");
        }
        return address;
    }

    /** As browsers do: blanks and controls around an address, and tabs and line ends within, do not count. */
    private static String withoutBlanks(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && text.charAt(from) <= ' ') {
            from++;
        }
        while (end > from && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(from, end).replace("\t", "").replace("\n", "").replace("\r", "");
    }

    private static @Nullable String schemeOf(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            return null;
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        for (int i = 0; i < scheme.length(); i++) {
            char c = scheme.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return null;
            }
        }
        return scheme;
    }

    private static boolean isSlash(String text, int at) {
        return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\\');
    }

    private int port(String digits, String scheme) throws BadAddressException {
        if (digits.isEmpty()) {
            return WebAddress.defaultPort(scheme);
        }
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad("port \"" + digits + "\" is not a number from 1 to 65535");
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw bad("port " + port + " is not from 1 to 65535");
        }
        return port;
    }

    private String host(String written) throws BadAddressException {
        if (written.startsWith("[")) {
            return ipv6(written);
        }
        String decoded = percentDecoded(written);
        IDNA.Info info = new IDNA.Info();
        String ascii =
                NAMES.nameToASCII(decoded, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
        if (ascii.endsWith(".")) {
            ascii = ascii.substring(0, ascii.length() - 1);
        }
        if (ascii.isEmpty()) {
            throw bad("no host");
        }
        if (ascii.length() > 253 || !ascii.matches("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*")) {
            throw bad("host \"" + decoded + "\" is not a host name");
        }
        String last = ascii.substring(ascii.lastIndexOf('.') + 1);
        return Ipv4Spelling.isNumber(last)
                ? Ipv4Spelling.dotted(ascii).orElseThrow(() -> bad("not an IPv4 address"))
                : ascii;
    }

    private String ipv6(String written) throws BadAddressException {
        if (!written.endsWith("]") || !written.matches("\\[[0-9a-fA-F:.]+]")) {
            throw bad("not an IPv6 address");
        }
        try {
            InetAddress address = InetAddress.getByName(written);
            // a v4-mapped address is that IPv4 address, and is judged as such
            return address instanceof Inet4Address || address instanceof Inet6Address ? address.getHostAddress() : "";
        } catch (UnknownHostException e) {
            throw bad("not an IPv6 address");
        }
    }

    private String target(String written) throws BadAddressException {
        int mark = written.indexOf('?');
        String path = (mark < 0 ? written : written.substring(0, mark)).replace('\\', '/');
        String encoded = withoutDots(encoded(path, ""));
        return mark < 0 ? encoded : encoded + "?" + encoded(written.substring(mark + 1), "?");
    }

    private static String withoutDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("..")) {
                segments.pollLast();
            } else if (!parts[i].equals(".")) {
                segments.addLast(parts[i]);
                continue;
            }
            if (last) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Percent-encoding in one spelling: upper-case hex, letters, digits and {@code -._~} never encoded. */
    private static String encoded(String text, String more) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (c == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                int value = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
                append(out, value, isUnreserved(value));
                i += 2;
            } else {
                append(out, c, isUnreserved(c) || DELIMITERS.indexOf(c) >= 0 || more.indexOf(c) >= 0);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int value, boolean plain) {
        if (plain) {
            out.append((char) value);
        } else {
            out.append(String.format(Locale.ROOT, "%%%02X", value));
        }
    }

    private String percentDecoded(String text) throws BadAddressException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out[length++] = bytes[i];
            } else if (i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                out[length++] = (byte) (hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]));
                i += 2;
            } else {
                throw bad("broken percent-encoding in the host");
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0;
    }

    private static int hex(byte digit) {
        return Character.digit((char) digit, 16);
    }

    private BadAddressException bad(String why) {
        return new BadAddressException(given, why);
    }
}
