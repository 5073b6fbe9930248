package zhicha.crawler.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;

/** Addresses as pages write them: relative, with blanks and line ends, in any script. */
public final class Addresses {
    private static final Pattern IGNORED = Pattern.compile("[\\t\\r\\n\\x00]");

    private Addresses() {}

    /**
     * What a written address means on a page, without its fragment. Only http and https; anything else, and what
     * cannot be understood, is empty. The result is text that still has to be judged before it is fetched.
     *
     * @param base address of the page, or of its {@code <base href>}
     */
    public static Optional<String> absolute(String base, String written) {
        int root = root(base);
        if (root > 0 && isPlainPath(written)) {
            return Optional.of(base.substring(0, root) + written);
        }
        // browsers ignore line ends and tabs inside addresses, and blanks around them
        String link = IGNORED.matcher(written.strip()).replaceAll("");
        int fragment = link.indexOf('#');
        if (fragment >= 0) {
            link = link.substring(0, fragment);
        }
        if (link.isEmpty()) {
            return Optional.empty();
        }
        String absolute = StringUtil.resolve(base, link);
        String scheme = absolute.substring(0, Math.min(8, absolute.length())).toLowerCase(Locale.ROOT);
        boolean web = scheme.startsWith("http://") || scheme.startsWith("https://");
        return web ? Optional.of(absolute) : Optional.empty();
    }

    /** Where the path begins behind a scheme and host that are written as usual; -1 where they are not. */
    private static int root(String base) {
        int from = base.startsWith("http://") ? 7 : base.startsWith("https://") ? 8 : -1;
        int end = from < 0 ? -1 : base.indexOf('/', from);
        boolean port = false;
        for (int i = from; i < end; i++) {
            char c = base.charAt(i);
            boolean fits = port ? c >= '0' && c <= '9' : isPlain(c) || c == '.' || c == ':' && i > from;
            if (!fits) {
                return -1;
            }
            port |= c == ':';
        }
        return end > from && end - from < 250 && base.charAt(end - 1) != ':' ? end : -1;
    }

    /** Whether it is a path from the root in which nothing is to be resolved, as most links within a shop are. */
    private static boolean isPlainPath(String written) {
        if (written.length() < 2 || written.charAt(0) != '/') {
            return false;
        }
        char before = '/';
        for (int i = 1; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean query = c == '?' || c == '=' || c == '&';
            // no empty step, which may begin a host, and no dots in the place of one
            if (!isPlain(c) && !query && (c != '/' && c != '.' || before == '/')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
