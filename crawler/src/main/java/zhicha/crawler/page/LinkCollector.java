package zhicha.crawler.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;

/** Finds the links of a document: anchors, image maps, previous and next pages, and a refresh to another page. */
final class LinkCollector {
    private final PageLimits limits;

    LinkCollector(PageLimits limits) {
        this.limits = limits;
    }

    PageLinks collect(Document document) {
        Set<String> found = new LinkedHashSet<>();
        int tooLong = 0;
        int beyond = 0;
        String base = document.baseUri();
        for (String link : written(document)) {
            if (link.length() > limits.linkLength()) {
                tooLong++;
            } else if (found.size() >= limits.links()) {
                // not resolved: a page of a million links costs no more than one of ten thousand
                beyond++;
            } else {
                Addresses.absolute(base, link).ifPresent(found::add);
            }
        }
        return new PageLinks(new ArrayList<>(found), tooLong, beyond);
    }

    private static List<String> written(Document document) {
        List<String> links = new ArrayList<>();
        document.forEach(element -> {
            switch (element.normalName()) {
                case "a", "area" -> links.add(element.attr("href"));
                case "link" -> {
                    String rel = element.attr("rel").toLowerCase(Locale.ROOT);
                    if (rel.equals("next") || rel.equals("prev")) {
                        links.add(element.attr("href"));
                    }
                }
                case "meta" -> {
                    if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
                        links.add(refreshTarget(element.attr("content")));
                    }
                }
                default -> {}
            }
        });
        return links;
    }

    /** The address in {@code 5; url=/next}, or nothing. */
    private static String refreshTarget(String content) {
        int at = content.toLowerCase(Locale.ROOT).indexOf("url=");
        if (at < 0) {
            return "";
        }
        String target = content.substring(at + 4).strip();
        boolean quoted = target.length() > 1 && (target.charAt(0) == '\'' || target.charAt(0) == '"');
        return quoted ? target.substring(1).replaceAll("['\"]\\s*$", "") : target;
    }
}
