package zhicha.crawler.address.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/**
 * Takes a text apart as https://url.spec.whatwg.org/#concept-basic-url-parser does where the outcome is http or https.
 * Everything else is refused.
 */
public final class UrlParser {
    private final @Nullable Url base;
    private final String text;

    private UrlParser(String text, @Nullable Url base) {
        this.text = text;
        this.base = base;
    }

    /** @param base what a relative reference is relative to; null for none */
    public static Url parse(String input, @Nullable Url base) throws BadUrlException {
        return new UrlParser(cleaned(input), base).parse();
    }

    /** Without blanks and controls around it and tabs and line ends within; half characters become U+FFFD. */
    private static String cleaned(String input) {
        int from = 0;
        int end = input.length();
        while (from < end && input.charAt(from) <= ' ') {
            from++;
        }
        while (end > from && input.charAt(end - 1) <= ' ') {
            end--;
        }
        StringBuilder out = new StringBuilder(end - from);
        for (int i = from; i < end; i++) {
            char c = input.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(input.charAt(i + 1))) {
                out.append(c).append(input.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                out.append('\ufffd');
            } else if (c != '\t' && c != '\n' && c != '\r') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private Url parse() throws BadUrlException {
        String scheme = scheme();
        if (scheme == null) {
            if (base == null) {
                throw new BadUrlException(new Wording(
                        "没有协议；地址以 http:// 或 https:// 开头", "no scheme; an address begins with http:// or https://"));
            }
            return relative(base, 0);
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new BadUrlException(
                    Wording.of("协议“%s”既不是 http 也不是 https", "scheme \"%s\" is neither http nor https", scheme));
        }
        int rest = scheme.length() + 1;
        Url from = base;
        return from != null && from.scheme().equals(scheme) ? relative(from, rest) : absolute(scheme, rest);
    }

    private @Nullable String scheme() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && i > 0) {
                return text.substring(0, i).toLowerCase(Locale.ROOT);
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return null;
            }
        }
        return null;
    }

    private boolean isSlash(int at) {
        return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\\');
    }

    private boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private Url absolute(String scheme, int rest) throws BadUrlException {
        int from = rest;
        while (isSlash(from)) {
            from++;
        }
        int end = from;
        while (end < text.length() && !isSlash(end) && !is(end, '?') && !is(end, '#')) {
            end++;
        }
        int at = text.lastIndexOf('@', end - 1);
        String credentials = at < from ? "" : credentials(text.substring(from, at));
        String authority = text.substring(at < from ? from : at + 1, end);
        int colon = colon(authority);
        String host = HostParser.of(colon < 0 ? authority : authority.substring(0, colon));
        int port = colon < 0 ? -1 : port(authority.substring(colon + 1), scheme);
        return tail(scheme, credentials, host, port, List.of(), end);
    }

    /** The first colon that does not stand within brackets. */
    private static int colon(String authority) {
        boolean inside = false;
        for (int i = 0; i < authority.length(); i++) {
            char c = authority.charAt(i);
            inside = c == '[' || inside && c != ']';
            if (c == ':' && !inside) {
                return i;
            }
        }
        return -1;
    }

    private static String credentials(String written) {
        int colon = written.indexOf(':');
        String user = PercentEncoding.USERINFO.of(colon < 0 ? written : written.substring(0, colon));
        String password = colon < 0 ? "" : PercentEncoding.USERINFO.of(written.substring(colon + 1));
        return password.isEmpty() ? user : user + ":" + password;
    }

    private static int port(String digits, String scheme) throws BadUrlException {
        long port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new BadUrlException(Wording.of("端口“%s”不是数字", "port \"%s\" is not a number", digits));
            }
            port = port * 10 + (c - '0');
            if (port > 65_535) {
                throw new BadUrlException(Wording.of("端口“%s”大于 65535", "port \"%s\" is above 65535", digits));
            }
        }
        boolean usual = digits.isEmpty() || port == (scheme.equals("https") ? 443 : 80);
        return usual ? -1 : (int) port;
    }

    private Url relative(Url base, int from) throws BadUrlException {
        if (isSlash(from) && isSlash(from + 1)) {
            return absolute(base.scheme(), from);
        }
        if (from == text.length() || is(from, '#')) {
            return new Url(
                    base.scheme(),
                    base.credentials(),
                    base.host(),
                    base.port(),
                    base.path(),
                    base.query(),
                    fragment(from));
        }
        if (is(from, '?')) {
            return new Url(
                    base.scheme(),
                    base.credentials(),
                    base.host(),
                    base.port(),
                    base.path(),
                    query(from),
                    fragment(text.indexOf('#', from)));
        }
        List<String> path = new ArrayList<>();
        if (!isSlash(from)) {
            path.addAll(List.of(base.path().substring(1).split("/", -1)));
            path.removeLast();
        }
        return tail(base.scheme(), base.credentials(), base.host(), base.port(), path, from);
    }

    /** Path, query and fragment. */
    private Url tail(String scheme, String credentials, String host, int port, List<String> before, int from) {
        int hash = text.indexOf('#', from);
        int end = hash < 0 ? text.length() : hash;
        int mark = text.indexOf('?', from);
        int pathEnd = mark < 0 || mark > end ? end : mark;
        return new Url(scheme, credentials, host, port, path(before, from, pathEnd), query(pathEnd), fragment(hash));
    }

    private String path(List<String> before, int from, int end) {
        List<String> segments = new ArrayList<>(before);
        int begin = isSlash(from) && from < end ? from + 1 : from;
        while (true) {
            int next = begin;
            while (next < end && !isSlash(next)) {
                next++;
            }
            String segment = text.substring(begin, next);
            boolean last = next == end;
            if (isDotDot(segment)) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
                if (last) {
                    segments.add("");
                }
            } else if (!isDot(segment)) {
                segments.add(PercentEncoding.PATH.of(segment));
            } else if (last) {
                segments.add("");
            }
            if (last) {
                return "/" + String.join("/", segments);
            }
            begin = next + 1;
        }
    }

    private static boolean isDot(String segment) {
        return segment.equals(".") || segment.equalsIgnoreCase("%2e");
    }

    private static boolean isDotDot(String segment) {
        return segment.equals("..")
                || segment.equalsIgnoreCase(".%2e")
                || segment.equalsIgnoreCase("%2e.")
                || segment.equalsIgnoreCase("%2e%2e");
    }

    /** The query that begins at a question mark; null where none stands there. */
    private @Nullable String query(int mark) {
        if (!is(mark, '?')) {
            return null;
        }
        int hash = text.indexOf('#', mark);
        return PercentEncoding.SPECIAL_QUERY.of(text.substring(mark + 1, hash < 0 ? text.length() : hash));
    }

    private @Nullable String fragment(int hash) {
        return hash < 0 || !is(hash, '#') ? null : PercentEncoding.FRAGMENT.of(text.substring(hash + 1));
    }
}
