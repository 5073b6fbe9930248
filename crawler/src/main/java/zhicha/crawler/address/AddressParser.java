package zhicha.crawler.address;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.url.BadUrlException;
import zhicha.crawler.address.url.Url;
import zhicha.crawler.address.url.UrlParser;
import zhicha.rules.rule.Wording;

/**
 * What of the web's addresses Zhicha asks for. The text is taken apart by the WHATWG URL standard and by nothing else,
 * because differences between two parsers are holes in a guard; then what no shop needs is refused, and what is left is
 * written in one way.
 */
final class AddressParser {
    private static final Wording TOO_LONG = Wording.of("超过 %d 个字符", "longer than %d characters", WebAddress.MAX_LENGTH);

    private static final String UNRESERVED = "-._~";
    /** Kept as they are in a path or query, beside letters, digits and {@link #UNRESERVED}. */
    private static final String DELIMITERS = "/!$&'()*+,;=:@";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final String given;

    private AddressParser(String given) {
        this.given = given;
    }

    static WebAddress parse(String given, @Nullable WebAddress base) throws BadAddressException {
        return new AddressParser(given).parse(base);
    }

    private WebAddress parse(@Nullable WebAddress base) throws BadAddressException {
        if (given.length() > WebAddress.MAX_LENGTH) {
            throw bad(TOO_LONG);
        }
        Url url;
        try {
            url = UrlParser.parse(given, base == null ? null : url(base));
        } catch (BadUrlException e) {
            throw new BadAddressException(given, e.wording());
        }
        if (!url.credentials().isEmpty()) {
            throw bad(new Wording("地址中的用户名会掩盖真正的主机", "a user name in an address hides the host that is meant"));
        }
        if (url.port() == 0) {
            throw bad(new Wording("端口 0 不属于任何服务", "port 0 is nobody's"));
        }
        String query = url.query();
        String target = encoded(url.path(), "") + (query == null ? "" : "?" + encoded(query, "?"));
        WebAddress address = new WebAddress(
                url.scheme(), host(url), url.port() < 0 ? WebAddress.defaultPort(url.scheme()) : url.port(), target);
        if (target.length() > WebAddress.MAX_LENGTH - 300 && address.toString().length() > WebAddress.MAX_LENGTH) {
            throw bad(TOO_LONG);
        }
        return address;
    }

    private static Url url(WebAddress address) {
        String host = address.host().indexOf(':') < 0 ? address.host() : "[" + address.host() + "]";
        int port = address.port() == WebAddress.defaultPort(address.scheme()) ? -1 : address.port();
        String target = address.target();
        int mark = target.indexOf('?');
        return new Url(
                address.scheme(), "", host, port, address.path(), mark < 0 ? null : target.substring(mark + 1), null);
    }

    private String host(Url url) throws BadAddressException {
        String host = url.host();
        if (host.startsWith("[")) {
            return ipv6(host);
        }
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        int label = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!plain && c != '.' || c == '.' && label == 0 || label > 63) {
                throw bad(Wording.of("主机“%s”不是主机名", "host \"%s\" is not a host name", host));
            }
            label = c == '.' ? 0 : label + 1;
        }
        if (label == 0 || label > 63 || host.length() > 253) {
            throw bad(Wording.of("主机“%s”不是主机名", "host \"%s\" is not a host name", host));
        }
        return host;
    }

    /** A v4-mapped address is that IPv4 address, and is judged as such. */
    private static String ipv6(String host) {
        String bare = host.substring(1, host.length() - 1);
        if (!bare.startsWith("::ffff:") || bare.indexOf(':', 7) < 0) {
            return bare;
        }
        String[] halves = bare.substring(7).split(":", -1);
        if (halves.length != 2) {
            return bare;
        }
        int high = Integer.parseInt(halves[0], 16);
        int low = Integer.parseInt(halves[1], 16);
        return (high >> 8) + "." + (high & 255) + "." + (low >> 8) + "." + (low & 255);
    }

    /** Percent-encoding in one spelling: upper-case hex, letters, digits and {@code -._~} never encoded. */
    private static String encoded(String text, String more) {
        int plain = 0;
        while (plain < text.length() && isKept(text.charAt(plain), more)) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (c == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                int value = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
                append(out, value, isUnreserved(value));
                i += 2;
            } else {
                append(out, c, isKept(c, more));
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int value, boolean plain) {
        if (plain) {
            out.append((char) value);
        } else {
            out.append('%').append(HEX[value >> 4]).append(HEX[value & 15]);
        }
    }

    private static boolean isKept(int c, String more) {
        return isUnreserved(c) || DELIMITERS.indexOf(c) >= 0 || more.indexOf(c) >= 0;
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0;
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit((char) digit, 16);
    }

    private BadAddressException bad(Wording why) {
        return new BadAddressException(given, why);
    }
}
