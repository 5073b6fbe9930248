package zhicha.crawler.address;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * A regular expression of a site file. It speaks of an address where it matches the whole of the path (with or without
 * its last slash), the path with its query, or the full address. One that begins in the middle of an address, such as
 * {@code product_id=(\d+)}, could never do that and is looked for anywhere in path and query. Characters beyond ASCII may
 * be written as they are or percent-encoded. RE2 syntax: no back-references and no look-around, and therefore time linear
 * in the address, whatever the expression and whatever a seller puts into a link.
 */
public final class AddressPattern {
    private static final String META = "\\.[]{}()*+?^$|";

    private final Pattern pattern;
    private final boolean middle;
    /** What every whole match begins with: most links are told by that, without the expression. */
    private final String beginning;

    private AddressPattern(Pattern pattern) {
        this.pattern = pattern;
        this.beginning = beginning(pattern.pattern());
        this.middle = beginsInTheMiddle(pattern.pattern());
    }

    /** Paths begin with a slash and addresses with http; an expression that begins otherwise means a part of one. */
    private static boolean beginsInTheMiddle(String written) {
        if (written.isEmpty() || written.startsWith("http")) {
            return false;
        }
        char first = written.charAt(0);
        char second = written.length() > 1 ? written.charAt(1) : ' ';
        return Character.isLetterOrDigit(first)
                || "_-=&%".indexOf(first) >= 0
                || first == '\\' && "?.d=&-".indexOf(second) >= 0;
    }

    /** The literal characters at the beginning, without a last one that may be left out or repeated. */
    private static String beginning(String written) {
        if (written.indexOf('|') >= 0) {
            return "";
        }
        int end = 0;
        while (end < written.length() && META.indexOf(written.charAt(end)) < 0) {
            end++;
        }
        boolean counted = end < written.length() && "*+?{".indexOf(written.charAt(end)) >= 0;
        return written.substring(0, counted && end > 0 ? written.offsetByCodePoints(end, -1) : end);
    }

    /** @throws IllegalArgumentException with the place of the mistake */
    public static AddressPattern compile(String written) {
        try {
            return new AddressPattern(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            throw new UntrueValue(
                    Wording.of(
                            "“%s”不是正则表达式（解析器原文：%s）",
                            "\"%s\" is not a regular expression: %s", written, e.getDescription()),
                    e);
        }
    }

    public boolean matches(WebAddress address) {
        return match(address).isPresent();
    }

    public int groups() {
        return pattern.groupCount();
    }

    /** Group 1 where the expression matches; empty where it does not match or has no group. */
    public Optional<String> item(WebAddress address) {
        return match(address)
                .filter(matcher -> matcher.groupCount() > 0)
                .map(matcher -> matcher.group(1))
                .filter(item -> !item.isBlank());
    }

    private Optional<Matcher> match(WebAddress address) {
        Optional<Matcher> found = match(address.origin(), address.target());
        String readable = address.readableTarget();
        return found.isPresent() || readable.equals(address.target()) ? found : match(address.origin(), readable);
    }

    private Optional<Matcher> match(String origin, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Optional<Matcher> found = whole(path);
        if (found.isEmpty() && mark >= 0) {
            found = whole(target);
        }
        if (found.isEmpty() && !beginning.startsWith("/")) {
            found = whole(origin + target);
        }
        if (found.isEmpty() && bare.length() != path.length()) {
            found = whole(bare);
        }
        if (found.isPresent()) {
            return found;
        }
        Matcher matcher = pattern.matcher(target);
        return middle && matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private Optional<Matcher> whole(String text) {
        if (!text.startsWith(beginning)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressPattern that && pattern.pattern().equals(that.pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
