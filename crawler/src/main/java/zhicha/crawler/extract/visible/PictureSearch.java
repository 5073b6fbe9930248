package zhicha.crawler.extract.visible;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.page.PictureAddress;

/** Finds the main pictures of a page that does not name them: large ones, in a gallery, outside menus and other products. */
final class PictureSearch {
    private static final int MOST_CANDIDATES = 500;
    private static final int MOST = 20;
    private static final Pattern MAIN = Pattern.compile(
            "(?i)product|main|magnif|gallery|zoom|primary|detail|goods|featured|swiper|slide|thumb|cover|photo");
    private static final Pattern SMALL =
            Pattern.compile("(?i)thumb|mini(?:ature)?s?(?:$|[\\s_-])|\\bnav|pager|dots|swatch|alt-?images");
    private static final Pattern SMALL_FILE = Pattern.compile(
            "(?i)(?:[/_.-](?:[1-9]\\d|1[0-4]\\d)x(?:[1-9]\\d|1[0-4]\\d)|wc(?:50|100)|s-l(?:64|140)|_US40_|thumb|_t\\.|/tm/|imwidth=(?:\\d{2}|1\\d\\d)(?!\\d)|_q50s50|maxwidth=\\d{2}(?!\\d))");
    private static final Pattern STAGE = Pattern.compile(
            "(?i)image|img|photo|picture|gallery|slide|swiper|banner-?item|media|pic(?:$|[_-])|cover|thumb");
    private static final Pattern TRIMMING = Pattern.compile(
            "(?i)logo|icon|sprite|avatar|badge|payment|banner|flag|rating|star(?![a-z])|captcha|\\bqr|/emoji|button|loading|loader|advert|beacon|arrow|spinner|/select\\.|viewmenu|close|\\bcart|\\bbg[-_.]|popup");

    private PictureSearch() {}

    private record Candidate(Element element, List<String> addresses, int fitness) {}

    /** @param heading the name of the goods, which their pictures often bear; empty where it is not known */
    static List<String> main(Document document, Surroundings surroundings, String heading) {
        String name = Surroundings.folded(heading);
        String shared = sharedFile(document);
        List<Candidate> candidates = new ArrayList<>();
        Candidate best = null;
        for (Element image : document.select("img, [style*=background]").stream()
                .filter(element -> element.normalName().equals("img") || isStage(element))
                .limit(MOST_CANDIDATES)
                .toList()) {
            if (surroundings.contain(image)) {
                continue;
            }
            List<String> addresses = addresses(image);
            if (!addresses.isEmpty()) {
                Candidate candidate = new Candidate(
                        image,
                        addresses,
                        fitness(image, addresses.getFirst(), name) + own(addresses.getFirst(), shared));
                candidates.add(candidate);
                best = best == null || candidate.fitness > best.fitness ? candidate : best;
            }
        }
        if (best == null || best.fitness < 0) {
            return List.of();
        }
        // the rest of its gallery: pictures in the same part of the page that are about as likely
        Element gallery = upper(best.element, 4);
        Set<String> found = new LinkedHashSet<>(best.addresses);
        for (Candidate candidate : candidates) {
            boolean together = gallery != null
                    && candidate.element.closest("body") != null
                    && isWithin(candidate.element, gallery);
            if (together && candidate.fitness >= Math.max(1, best.fitness - 4) && found.size() < 2 * MOST) {
                found.addAll(candidate.addresses);
            }
        }
        return PictureSizes.largest(List.copyOf(found)).stream().limit(MOST).toList();
    }

    /** Whether an element with a background is where the goods are shown, rather than a trimming. */
    private static boolean isStage(Element element) {
        String names = element.className() + " " + element.id() + " " + element.attr("data-hook");
        return STAGE.matcher(names).find() && element.childrenSize() == 0;
    }

    /** The larger picture a thumbnail links to, else the picture itself. */
    private static List<String> addresses(Element image) {
        Element parent = image.parent();
        if (parent != null && opensLarger(image)) {
            List<String> linked = PictureAddress.of(parent, 1);
            if (!linked.isEmpty()) {
                return linked;
            }
        }
        return PictureAddress.of(image, 1);
    }

    private static boolean opensLarger(Element image) {
        Element parent = image.parent();
        return parent != null && parent.normalName().equals("a") && PictureAddress.isPictureFile(parent.attr("href"));
    }

    /** The name of the file that the page offers for sharing; of another picture the same page would not show it. */
    private static String sharedFile(Document document) {
        String address =
                document.select("meta[property=og:image], meta[name=og:image]").attr("content");
        String file = address.substring(address.lastIndexOf('/') + 1).split("[?#]", 2)[0];
        String bare = file.replaceFirst("\\.[A-Za-z]{3,4}$", "");
        return bare.length() < 6 || TRIMMING.matcher(address).find() ? "" : bare;
    }

    private static int own(String address, String shared) {
        return !shared.isEmpty() && address.contains(shared) ? 8 : 0;
    }

    private static int fitness(Element image, String address, String name) {
        int fitness = bears(image, name) ? 7 : 1;
        Element up = image;
        for (int i = 0; up != null && i < 4; i++, up = up.parent()) {
            String names = up.className() + " " + up.id() + " " + up.attr("data-testid") + up.attr("data-test")
                    + up.attr("data-hook") + up.attr("data-widget") + up.attr("data-box-name");
            fitness += MAIN.matcher(names).find() ? 2 : 0;
            fitness -= SMALL.matcher(names).find() && !opensLarger(image) ? 3 : 0;
            fitness -= TRIMMING.matcher(names).find() ? 3 : 0;
        }
        fitness += image.attr("itemprop").equals("image") ? 6 : 0;
        // a background is looked at only where it is named as the place of pictures
        fitness += image.normalName().equals("img") ? 0 : 6;
        int width = pixels(image.attr("width"));
        int height = pixels(image.attr("height"));
        // a strip is the head of the page, or an advertisement
        fitness -= width > 3 * height && height > 0 && width > 300 ? 6 : 0;
        fitness += width >= 200 || height >= 200 ? 3 : width > 0 && width < 60 || height > 0 && height < 60 ? -6 : 0;
        // a picture that opens in large is goods, whatever its file is called
        fitness -= !opensLarger(image) && TRIMMING.matcher(address).find() ? 4 : 0;
        fitness -= SMALL_FILE.matcher(address).find() ? 4 : 0;
        fitness += image.attr("fetchpriority").equals("high") ? 2 : 0;
        fitness += image.hasAttr("data-old-hires") || image.hasAttr("data-zoom-image") || image.hasAttr("data-zoom")
                ? 3
                : 0;
        fitness -= address.matches("(?i).{0,4000}\\.svg(?:\\?.*)?") ? 6 : 0;
        fitness -= address.matches("(?i).{0,4000}\\.gif(?:\\?.*)?") ? 4 : 0;
        return fitness;
    }

    private static boolean bears(Element image, String name) {
        String alternative = Surroundings.folded(image.attr("alt"));
        return name.length() > 3
                && alternative.length() > 3
                && (alternative.contains(name)
                        || name.contains(alternative) && alternative.length() * 2 >= name.length());
    }

    private static int pixels(String attribute) {
        String digits = attribute.strip().replaceAll("px$", "");
        return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    }

    private static @Nullable Element upper(Element element, int levels) {
        Element at = element;
        for (int i = 0; i < levels; i++) {
            Element parent = at.parent();
            if (parent == null || parent.normalName().equals("body")) {
                break;
            }
            at = parent;
        }
        return at;
    }

    private static boolean isWithin(Element element, Element ancestor) {
        Element at = element;
        while (at != null) {
            if (at == ancestor) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }
}
