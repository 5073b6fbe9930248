package zhicha.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A breadcrumb trail made a category. */
final class Trail {
    private static final Set<String> FRONT_PAGE =
            Set.of("home", "homepage", "首页", "主页", "shop", "store", "startseite", "accueil", "all products", "products");

    private Trail() {}

    /** The steps between the front page and the listing itself, joined by {@code >}. */
    static Optional<String> category(List<String> steps, @Nullable String title) {
        List<String> between = steps.stream()
                .map(String::strip)
                .filter(step -> !step.isEmpty() && !FRONT_PAGE.contains(step.toLowerCase(Locale.ROOT)))
                .filter(step -> title == null || !(title.equals(step) || step.endsWith("…") && title.startsWith(step.substring(0, step.length() - 1))))
                .limit(8)
                .toList();
        return between.isEmpty() ? Optional.empty() : Optional.of(String.join(" > ", between));
    }
}
