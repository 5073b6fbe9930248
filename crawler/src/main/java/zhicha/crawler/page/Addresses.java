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
}
