package zhicha.crawler.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Where the pictures of an element really are: lazy loading keeps a placeholder in {@code src} and the picture elsewhere. */
public final class PictureAddress {
    /** Attributes in the order in which they are believed; the larger picture first. */
    private static final List<String> ATTRIBUTES = List.of(
            "data-old-hires",
            "data-zoom-image",
            "data-zoom-src",
            "data-src-zoom-image",
            "data-full-image",
            "data-image-large-src",
            "data-large_image",
            "data-large-image",
            "data-magnify-src",
            "data-hires",
            "data-high-res",
            "data-full",
            "data-large",
            "data-zoom",
            "data-origin",
            "data-original",
            "data-lazy-src",
            "data-lazyload",
            "data-lazy",
            "data-ks-lazyload",
            "data-actualsrc",
            "data-src",
            "data-original-src",
            "data-lazy-original",
            "data-image",
            "data-image-src",
            "data-lazy-srcset",
            "data-flickity-lazyload",
            "data-srcset",
            "srcset",
            "src");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)(?:^data:|placeholder|spacer|blank\\.|/loading|pixel\\.gif|transparent|lazyload\\.|grey\\.gif|1x1|/(?:ajax-?)?loader\\.|spinner|/s\\.gif|default-lazy|/no[-_]?image)");
    private static final Pattern SIZED = Pattern.compile("\"([^\"]{1,2000})\"\\s{0,3}:\\s{0,3}\\[(\\d{1,5}),");
    private static final Pattern IN_STYLE = Pattern.compile("(?i)url\\(\\s{0,9}['\"]?([^'\")]{1,4000})");

    private PictureAddress() {}

    /**
     * The absolute http and https addresses of the pictures in an element, each once: of a picture itself, else of a link to
     * a picture file or a background, else of the pictures inside.
     */
    public static List<String> of(Element element, int most) {
        Set<String> found = new LinkedHashSet<>();
        collect(element, found);
        if (found.isEmpty()) {
            for (Element inner : element.select("img, source, [data-src], [style*=background]")) {
                if (found.size() >= most) {
                    break;
                }
                Element parent = inner.parent();
                boolean beside = parent != null
                        && inner.normalName().equals("source")
                        && parent.normalName().equals("picture")
                        && parent.selectFirst("img") != null;
                if (!beside) {
                    collect(inner, found);
                }
            }
        }
        return found.stream().limit(most).toList();
    }

    private static void collect(Element element, Set<String> found) {
        String base = element.baseUri();
        String sizes = element.attr("data-a-dynamic-image");
        if (!sizes.isEmpty() && element.attr("data-old-hires").isBlank()) {
            Optional<String> widest = widest(sizes).flatMap(address -> Addresses.absolute(base, address));
            if (widest.isPresent()) {
                found.add(widest.get());
                return;
            }
        }
        for (String attribute : ATTRIBUTES) {
            String written = element.attr(attribute);
            if (written.isBlank()) {
                continue;
            }
            String chosen = attribute.endsWith("srcset") ? largest(written) : written;
            // {width} stands for a number that a script would put there
            if (PLACEHOLDER.matcher(chosen).find()
                    || chosen.indexOf('{') >= 0
                    || chosen.matches("\\d{1,5}|true|false")) {
                continue;
            }
            List<String> address = Addresses.absolute(base, chosen).stream().toList();
            if (!address.isEmpty()) {
                found.addAll(address);
                return;
            }
        }
        if (element.normalName().equals("a") && isPictureFile(element.attr("href"))) {
            Addresses.absolute(base, element.attr("href")).ifPresent(found::add);
        }
        Matcher style = IN_STYLE.matcher(element.attr("style"));
        if (found.isEmpty()
                && style.find()
                && !PLACEHOLDER.matcher(style.group(1)).find()) {
            Addresses.absolute(base, style.group(1)).ifPresent(found::add);
        }
    }

    /** Of addresses with their widths and heights, {@code {"https://…":[425,425]}}, the one with the greatest width. */
    private static Optional<String> widest(String sizes) {
        Matcher one = SIZED.matcher(sizes.length() > 20_000 ? sizes.substring(0, 20_000) : sizes);
        String best = null;
        int most = -1;
        while (one.find()) {
            int width = Integer.parseInt(one.group(2));
            if (width > most) {
                most = width;
                best = one.group(1);
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether an address ends like a picture file. */
    public static boolean isPictureFile(String address) {
        String path = address.split("[?#]", 2)[0].toLowerCase(Locale.ROOT);
        return path.matches(".{0,4000}\\.(?:jpe?g|png|webp|gif|avif|bmp)(?:_[^/]{0,80})?");
    }

    /** The candidate with the greatest width or density of a srcset; commas inside addresses are no separators. */
    static String largest(String srcset) {
        String best = "";
        double most = -1;
        List<String> words = new ArrayList<>(List.of(srcset.strip().split("\\s+")));
        for (int i = 0; i < Math.min(words.size(), 200); i++) {
            String address = words.get(i);
            boolean last = address.endsWith(",");
            double size = 0;
            if (!last && i + 1 < words.size()) {
                String descriptor = words.get(i + 1).replaceAll(",$", "");
                if (descriptor.matches("\\d{1,6}(?:\\.\\d{1,6})?[wxh]")) {
                    size = Double.parseDouble(descriptor.substring(0, descriptor.length() - 1));
                    i++;
                }
            }
            String clean = address.replaceAll("^,+|,+$", "");
            if (!clean.isEmpty() && size > most) {
                most = size;
                best = clean;
            }
        }
        return best;
    }
}
