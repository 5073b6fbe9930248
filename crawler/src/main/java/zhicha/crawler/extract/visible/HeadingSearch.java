package zhicha.crawler.extract.visible;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.text.CleanText;
import zhicha.crawler.extract.text.SeenText;

/** Finds the name of the goods: a heading, or what is named and placed like one, that the page's title repeats. */
final class HeadingSearch {
    private static final int MOST_CANDIDATES = 400;
    private static final int LONGEST = 400;
    private static final String CANDIDATES =
            "h1, h2, h3, [itemprop=name]:not(meta), [class*=title], [class*=Title], [class*=name], [class*=Name], [id*=title], [id*=Title], [id*=name],"
                    + " [data-testid*=title], [data-testid*=name], [data-testid*=Name], [data-test*=title], [data-hook*=title], [class*=subject]";
    private static final Pattern GOODS = Pattern.compile(
            "(?i)(?:product|goods|item|prod|sku|pdp|pd|detail|offer|listing|artikel|produkt)[_-]{0,2}\\w{0,12}?(?:title|name|heading|subject)|^(?:title|name)$|main-?title|page-?title|title-text");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?i)shop-?name|store-?name|seller|brand-?name|user-?name|nick|review|price|section-?title|block-?title|tab|subtitle|sub-title|site-?title|category|filename");
    private static final Pattern BADGE = Pattern.compile("(?i)badge|tag|label|icon|flag|zy|brand|sr-only|hidden");

    /** @param element what the name stands in, or null where it is from the page's title */
    record Heading(@Nullable Element element, String text) {}

    private HeadingSearch() {}

    static Optional<Heading> of(Document document, Surroundings surroundings) {
        String title = CleanText.of(document.title(), 2_000);
        Element best = null;
        String name = "";
        int most = 0;
        int looked = 0;
        for (Element candidate : document.select(CANDIDATES)) {
            if (++looked > MOST_CANDIDATES) {
                break;
            }
            String text = text(candidate, title);
            boolean tooShort = text.length() < (candidate.normalName().equals("h1") ? 1 : 2);
            if (tooShort || text.length() > LONGEST || candidate.normalName().equals("title")) {
                continue;
            }
            int fitness = fitness(candidate, text, title);
            if (fitness > most && !surroundings.contain(candidate)) {
                most = fitness;
                best = candidate;
                name = text;
            }
        }
        return best == null ? Optional.empty() : Optional.of(new Heading(best, name));
    }

    private static int fitness(Element candidate, String text, String title) {
        String tag = candidate.normalName();
        String names = candidate.className() + " " + candidate.id() + " " + candidate.attr("data-testid")
                + candidate.attr("data-test") + candidate.attr("data-hook");
        boolean named = GOODS.matcher(names).find();
        int fitness = tag.equals("h1") ? 6 : tag.equals("h2") ? 2 : tag.equals("h3") ? 1 : named ? 2 : -2;
        fitness += named ? 2 : 0;
        fitness += candidate.attr("itemprop").equals("name") ? 2 : 0;
        fitness -= NO_NAME.matcher(names).find() ? 6 : 0;
        String folded = folded(text);
        String whole = folded(title);
        if (!whole.isEmpty() && folded.length() > 3) {
            fitness += whole.startsWith(folded) ? 5 : whole.contains(folded) ? 4 : 0;
            // what is only a word of the title is a brand or a kind
            fitness -= whole.contains(folded) && folded.length() * 4 < whole.length() && !tag.equals("h1") ? 5 : 0;
        }
        // a heading that links to the front page is the shop's sign
        Element link = candidate.selectFirst("a[href]");
        boolean sign = link != null && link.attr("href").matches("/?(?:#.*)?|(?i)https?://[^/]{1,255}/?");
        fitness -= sign ? 8 : 0;
        fitness -= candidate.closest("a[href]") != null && !tag.equals("h1") ? 4 : 0;
        fitness -= text.length() < 4 && !tag.equals("h1") ? 3 : 0;
        return fitness;
    }

    /** The text, without badges before it, and with the blanks that the title has between its parts. */
    private static String text(Element candidate, String title) {
        if (candidate.childrenSize() > 12) {
            return "";
        }
        String text = CleanText.of(SeenText.of(candidate), LONGEST + 1);
        if (candidate.childrenSize() == 0 || text.length() > LONGEST || text.isEmpty()) {
            return text;
        }
        if (title.contains(text)) {
            return text;
        }
        Element badge = candidate.firstElementChild();
        if (badge != null
                && (badge.normalName().matches("i|em|img|svg")
                        || BADGE.matcher(badge.className()).find())) {
            String mark = CleanText.of(SeenText.of(badge), LONGEST);
            String rest = text.startsWith(mark) ? text.substring(mark.length()).strip() : "";
            if (rest.length() > 3 && title.contains(rest)) {
                return rest;
            }
        }
        return spaced(text, title);
    }

    /** Parts that only style sets apart stand side by side in the markup; the title has the blank between them. */
    private static String spaced(String text, String title) {
        String wanted = text.replace(" ", "");
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < title.length() && read.length() < wanted.length(); i++) {
            char c = title.charAt(i);
            if (c != ' ') {
                read.append(c);
                if (!wanted.startsWith(read.toString())) {
                    return text;
                }
            }
            if (read.length() == wanted.length()) {
                return title.substring(0, i + 1).strip();
            }
        }
        return text;
    }

    private static String folded(String text) {
        return text.replaceAll("[\\s\\p{Punct}]+", "").toLowerCase(java.util.Locale.ROOT);
    }
}
