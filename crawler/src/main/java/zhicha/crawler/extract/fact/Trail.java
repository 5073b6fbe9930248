package zhicha.crawler.extract.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A breadcrumb trail made a category. */
public final class Trail {
    private static final Set<String> FRONT_PAGE = Set.of(
            "home", "homepage", "首页", "主页", "shop", "store", "startseite", "accueil", "all products", "products");

    private Trail() {}

    /** The steps between the front page and the listing itself, joined by {@code >}. */
    public static Optional<String> category(List<String> steps, @Nullable String title) {
        List<String> between = steps.stream()
                .map(String::strip)
                .filter(step -> !step.isEmpty() && !FRONT_PAGE.contains(step.toLowerCase(Locale.ROOT)))
                .limit(8)
                .toList();
        if (!between.isEmpty() && title != null && isListing(between.getLast(), title)) {
            between = between.subList(0, between.size() - 1);
        }
        return between.isEmpty() ? Optional.empty() : Optional.of(String.join(" > ", between));
    }

    /** Whether the last step is the listing's own name, perhaps shortened. */
    private static boolean isListing(String step, String title) {
        String name = step.replaceAll("(?:…|\\.{3})$", "").strip();
        boolean shortened = name.length() < step.length() || name.length() * 2 >= title.length();
        return title.equals(name) || shortened && (title.startsWith(name) || name.startsWith(title));
    }
}
