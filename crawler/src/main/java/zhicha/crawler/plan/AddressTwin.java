package zhicha.crawler.plan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.WebAddress;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/** A host that shows the same goods under other addresses, such as a mobile site, and how its addresses are turned into main ones. */
public final class AddressTwin {
    private final WebAddress host;
    private final @Nullable Pattern path;
    private final String as;
    private final boolean template;

    private AddressTwin(WebAddress host, @Nullable Pattern path, String as) {
        this.host = host;
        this.path = path;
        this.as = as;
        this.template = as.matches("(?i)https?://[^/]+/.+");
    }

    /**
     * @param host bare, {@code m.shop.example} or {@code 127.0.0.5:8802}
     * @param path RE2 expression of the whole path, with or without its query; null for every path
     * @param as the main host, bare or with its scheme, under which path and query stay the same; or a whole address in which
     *     {@code $1} to {@code $9} stand for the groups of {@code path}
     * @throws IllegalArgumentException if it cannot be meant so
     */
    public static AddressTwin of(String host, @Nullable String path, String as) {
        WebAddress twin = origin(host);
        Pattern pattern = null;
        try {
            pattern = path == null ? null : Pattern.compile(path);
        } catch (PatternSyntaxException e) {
            throw new UntrueValue(
                    Wording.of(
                            "“%s”不是正则表达式（解析器原文：%s）",
                            "\"%s\" is not a regular expression: %s", path, e.getDescription()),
                    e);
        }
        AddressTwin made = new AddressTwin(twin, pattern, as);
        Optional<WebAddress> main =
                made.template ? WebAddress.of(as.replaceAll("\\$[1-9]", "1")) : Optional.of(origin(as));
        if (main.isEmpty()) {
            throw new UntrueValue(Wording.of("“%s”既不是主机也不是地址", "\"%s\" is neither a host nor an address", as));
        }
        if (main.get().endpoint().equals(twin.endpoint()) && pattern == null) {
            throw new UntrueValue(Wording.of("“%s”与自身等同", "\"%s\" would be the twin of itself", host));
        }
        return made;
    }

    private static WebAddress origin(String host) {
        return WebAddress.of(host.contains("://") ? host : "http://" + host)
                .orElseThrow(() -> new UntrueValue(Wording.of("“%s”不是主机", "\"%s\" is not a host", host)));
    }

    /** The main address of one of the twin's; empty where this is none of its pages. */
    Optional<WebAddress> main(WebAddress address) {
        boolean named = host.port() != 80 && host.port() != 443;
        if (!address.host().equals(host.host()) || named && address.port() != host.port()) {
            return Optional.empty();
        }
        if (path == null) {
            return WebAddress.of(base(address) + address.target());
        }
        for (String text : List.of(address.target(), address.path())) {
            Matcher matcher = path.matcher(text);
            if (matcher.matches()) {
                return WebAddress.of(template ? filled(matcher) : base(address) + address.target());
            }
        }
        return Optional.empty();
    }

    /** A bare main host is asked in the way its twin was. */
    private String base(WebAddress address) {
        return as.contains("://") ? as.replaceAll("/+$", "") : address.scheme() + "://" + as;
    }

    private String filled(Matcher matcher) {
        String filled = as;
        for (int group = 9; group >= 1; group--) {
            String value = group <= matcher.groupCount() ? matcher.group(group) : null;
            filled = filled.replace("$" + group, value == null ? "" : value);
        }
        return filled;
    }

    /** The twin's host and the main one. */
    List<WebAddress> hosts() {
        Optional<WebAddress> main = template ? WebAddress.of(as.replaceAll("\\$[1-9]", "1")) : Optional.of(origin(as));
        return main.map(one -> List.of(host, one)).orElse(List.of(host));
    }
}
