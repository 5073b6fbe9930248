package zhicha.crawler.plan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import zhicha.crawler.address.WebAddress;

/**
 * A regular expression of a site file. It speaks of an address where it matches the whole of the path, the path with its
 * query, or the full address. RE2 syntax: no back-references and no look-around, and therefore time linear in the
 * address, whatever the expression and whatever a seller puts into a link.
 */
public final class AddressPattern {
    private final Pattern pattern;

    private AddressPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with the place of the mistake */
    public static AddressPattern compile(String written) {
        try {
            return new AddressPattern(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is not a regular expression: " + e.getDescription(), e);
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
        for (String text : new String[] {address.path(), address.target(), address.toString()}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return Optional.of(matcher);
            }
        }
        return Optional.empty();
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
