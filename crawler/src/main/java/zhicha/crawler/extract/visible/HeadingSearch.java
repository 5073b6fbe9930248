package zhicha.crawler.extract.visible;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
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
    private static final Pattern WORDS = Pattern.compile("[\\s\\p{Punct}]+");
    /** Headings of what stands beside the goods on many pages. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)(?:follow the author|about (?:this item|the author|us)|customer reviews?|reviews?|description|details|technical details|product (?:details|description|information)|specifications?|shipping|delivery|payment|(?:your )?(?:shopping )?(?:cart|basket|bag)|menu|search|cookies?.{0,30}|商品详情|商品介绍|评价|购物车|详情)");

    private static final Pattern START = Pattern.compile("^[¥$€£]\\s?\\d[\\d.,]{0,14}\\s*[·|–—-]\\s*");
    private static final Pattern END = Pattern.compile("\\s*[-–—|·:]\\s*(?:[¥$€£]\\s?\\d[\\d.,]{0,14}\\s*)?$");
    private static final Pattern BADGE = Pattern.compile("(?i)badge|tag|label|icon|flag|zy|brand|sr-only|hidden");

    /**
     * @param element what the name stands in
     * @param whole its text with the badges and hidden words that were left out
     */
    record Heading(Element element, String text, String whole) {}

    private HeadingSearch() {}

    static Optional<Heading> of(Document document, Surroundings surroundings) {
        String title = CleanText.of(Parser.unescapeEntities(document.title(), false), 2_000);
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
        return best == null
                ? Optional.empty()
                : Optional.of(new Heading(best, name, CleanText.of(SeenText.of(best), 2_000)));
    }

    private static int fitness(Element candidate, String text, String title) {
        String tag = candidate.normalName();
        String names = candidate.className() + " " + candidate.id() + " " + candidate.attr("data-testid")
                + candidate.attr("data-test") + candidate.attr("data-hook");
        boolean named = GOODS.matcher(names).find() || candidate.id().equalsIgnoreCase("title");
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
        fitness += tag.equals("h1") && !whole.contains(folded) ? shared(text, title) : 0;
        // a part of a heading is not the name
        fitness -= !tag.equals("h1") && candidate.closest("h1") != null ? 6 : 0;
        fitness -= BESIDE.matcher(text).matches() ? 6 : 0;
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
        String bare = withoutEnds(candidate, text, title);
        if (!bare.isEmpty()) {
            return bare;
        }
        return spaced(text, title);
    }

    /**
     * What stays of a heading without short parts at its beginning and its end that the page's title does not have: hidden
     * words, an item number, a price.
     */
    private static String withoutEnds(Element candidate, String text, String title) {
        if (!candidate.normalName().equals("h1") || text.length() > LONGEST) {
            return "";
        }
        String rest = text;
        for (Element first = candidate.firstElementChild(); first != null; first = first.nextElementSibling()) {
            String mark = CleanText.of(SeenText.of(first), LONGEST);
            if (mark.length() > 40 || !rest.startsWith(mark) || rest.equals(mark) || isIn(mark, title)) {
                break;
            }
            rest = START.matcher(rest.substring(mark.length()).strip()).replaceAll("");
            if (rest.length() > 3 && title.contains(rest)) {
                return rest;
            }
        }
        for (String start : List.of(text, rest)) {
            String kept = start;
            for (Element last = candidate.lastElementChild(); last != null; last = last.previousElementSibling()) {
                String mark = CleanText.of(SeenText.of(last), LONGEST);
                if (mark.length() > 40 || !kept.endsWith(mark) || kept.equals(mark) || isIn(mark, title)) {
                    break;
                }
                kept = kept.substring(0, kept.length() - mark.length()).strip();
                String ended = END.matcher(kept).replaceAll("");
                if (ended.length() > 3 && title.contains(ended)) {
                    return ended;
                }
            }
        }
        return "";
    }

    /** Whether a part of a heading has a word in common with the page's title, and so belongs to the name. */
    private static boolean isIn(String mark, String title) {
        String low = title.toLowerCase(Locale.ROOT);
        return Arrays.stream(WORDS.split(mark.toLowerCase(Locale.ROOT)))
                .anyMatch(word -> word.length() > 2 && low.contains(word));
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

    /** Points for a heading whose words the title has, in another order or with others between. */
    private static int shared(String text, String title) {
        Set<String> known = new HashSet<>(List.of(WORDS.split(title.toLowerCase(Locale.ROOT))));
        List<String> words = List.of(WORDS.split(text.toLowerCase(Locale.ROOT)));
        long there = words.stream().filter(known::contains).count();
        return words.size() < 2 ? 0 : there == words.size() ? 5 : there * 10 >= words.size() * 6L ? 3 : 0;
    }

    private static String folded(String text) {
        return text.replaceAll("[\\s\\p{Punct}]+", "").toLowerCase(Locale.ROOT);
    }
}
