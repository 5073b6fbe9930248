package zhicha.crawler.extract.visible;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.text.Currencies;
import zhicha.crawler.extract.text.PriceText;
import zhicha.crawler.extract.text.ShownText;

/**
 * Finds the price a buyer would pay: the smallest part of the page with a number and a currency sign, or with a telling
 * name, close to the heading and to the button that buys, not struck through and not of other products, of shipping or of
 * instalments.
 */
final class PriceSearch {
    private static final int MOST_CANDIDATES = 1_500;
    private static final int LONGEST = 160;

    private static final Pattern WORDLESS = Pattern.compile("[^\\p{L}~+–—-]{0,40}");
    /** More than seven tenths are seldom taken off; a smaller number beside a price is something else. */
    private static final BigDecimal LEAST_LEFT = new BigDecimal("0.3");

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Map<String, Boolean> signs = new HashMap<>();
    private final ProductArea area;
    private final @Nullable String usual;
    private final Set<BigDecimal> shown = new HashSet<>();
    private final Set<BigDecimal> former = new HashSet<>();
    private final List<Candidate> candidates = new ArrayList<>();
    /** Elements that hold a number with its sign. */
    private final Set<Element> whole = Collections.newSetFromMap(new IdentityHashMap<>());

    private record Candidate(Element element, String text, PriceText price, int fitness) {}

    private PriceSearch(ProductArea area, @Nullable String usual) {
        this.area = area;
        this.usual = usual;
    }

    /** @param usual what $ and bare numbers mean on this page, or null */
    static Optional<SeenPrice> in(Document document, ProductArea area, @Nullable String usual) {
        PriceSearch search = new PriceSearch(area, usual);
        search.walk(document.body(), 0);
        return search.best();
    }

    /** What a part of the page holds: the length of its text, and whether a number with a sign is in it already. */
    private record Part(int length, boolean digit, boolean signed) {}

    private Part walk(Element element, int depth) {
        if (depth > 250 || PriceNames.isNoPlace(element)) {
            return new Part(0, false, false);
        }
        int length = 0;
        boolean digit = false;
        boolean signedInside = false;
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode words) {
                String text = words.getWholeText();
                length += text.length() > LONGEST ? LONGEST + 1 : text.strip().length();
                digit |= text.chars().limit(4_000).anyMatch(Character::isDigit);
            } else if (child instanceof Element inner) {
                Part part = walk(inner, depth + 1);
                length += part.length;
                digit |= part.digit;
                signedInside |= part.signed;
            }
        }
        boolean signed = signedInside;
        if (digit && candidates.size() < MOST_CANDIDATES) {
            if (!signedInside && length <= LONGEST) {
                signed = look(element, null);
                if (signed) {
                    whole.add(element);
                }
            } else if (signedInside && ownNumber(element)) {
                // 5,49 EUR, and in an element inside it what a kilogram costs
                look(element, element.ownText());
            } else if (signedInside && length <= LONGEST) {
                // a sign and a number in elements of their own, and behind them another price
                look(element, beforeSigned(element));
            }
        }
        return new Part(Math.min(length, 100_000), digit, signed);
    }

    /** The text up to the first element inside that holds a whole price; empty where that is no price itself. */
    private String beforeSigned(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (child instanceof Element inner) {
                if (whole.contains(inner)
                        || !inner.select("*").stream()
                                .filter(whole::contains)
                                .toList()
                                .isEmpty()) {
                    break;
                }
                text.append(ShownText.isOld(inner) ? "" : ShownText.current(inner));
            }
        }
        String before = text.toString().strip();
        return signed(Normalizer.normalize(before, Normalizer.Form.NFKC)) ? before : "";
    }

    /** The same words with other digits are as good. */
    private boolean signed(String text) {
        return signs.computeIfAbsent(DIGITS.matcher(text).replaceAll("111"), plain -> Currencies.signed(plain, usual));
    }

    private boolean ownNumber(Element element) {
        String own = element.ownText();
        return own.length() <= LONGEST
                && own.chars().anyMatch(Character::isDigit)
                && signed(Normalizer.normalize(own, Normalizer.Form.NFKC));
    }

    /**
     * Whether the element holds a number with a sign; then none of those it stands in is looked at.
     *
     * @param part of its text that counts, or null for all that is not struck through
     */
    private boolean look(Element element, @Nullable String part) {
        if (PriceNames.isRaised(element)) {
            // the cents of a number that stands around it
            return false;
        }
        boolean named = PriceNames.isNamed(element);
        String sign = named && part == null ? PriceNames.signBehind(element) : "";
        if (!sign.isEmpty() && !signed(Normalizer.normalize(element.text(), Normalizer.Form.NFKC))) {
            return look(element, ShownText.current(element) + " " + sign);
        }
        if (!named && !signed(Normalizer.normalize(part != null ? part : element.text(), Normalizer.Form.NFKC))) {
            // most numbers of a page are no prices, and are done with here
            return false;
        }
        boolean old = PriceNames.isOld(element);
        String text = part != null ? part : old ? element.text() : ShownText.current(element);
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        boolean signed = signed(plain);
        if (!signed && !(named && element.childrenSize() <= 6)) {
            return false;
        }
        Optional<PriceText> read = PriceText.parse(text, usual);
        if (read.isEmpty() || read.get().amount().signum() == 0) {
            return false;
        }
        if (old) {
            former.add(SeenPrice.bare(read.get().amount()));
            return false;
        }
        if (area.surroundings().contain(element)) {
            return signed;
        }
        String label = PriceNames.labelBefore(element);
        // a price that is called regular is the price, where there is no other
        boolean calledFormer = !PriceText.isCurrent(plain) && (PriceText.isFormer(label) || PriceText.isFormer(plain));
        (calledFormer ? former : shown).add(SeenPrice.bare(read.get().amount()));
        int fitness = fitness(element, plain, label, signed) - (calledFormer ? 8 : 0);
        candidates.add(new Candidate(element, text, read.get(), fitness));
        return signed;
    }

    private int fitness(Element element, String text, String label, boolean signed) {
        int fitness = signed ? 6 : 0;
        Element up = element;
        for (int i = 0; up != null && i < 3; i++, up = up.parent()) {
            fitness += PriceNames.isNamed(up) ? 3 - i : 0;
            fitness += PriceNames.isCurrent(up) ? 2 : 0;
            fitness -= PriceNames.isOther(up) ? 8 - 2 * i : 0;
        }
        fitness += element.normalName().matches("h[2-5]|strong|b|ins|big|em") ? 2 : 0;
        String around = label + " " + text + " " + PriceNames.wordsBehind(element);
        fitness -= PriceNames.OTHER_TEXT.matcher(around).find() ? 9 : 0;
        fitness += PriceText.isCurrent(label + " " + text) ? 2 : 0;
        // running text mentions prices; a price stands alone
        fitness -= text.length() / 16;
        int behind = area.behindHeading(element).orElse(200);
        fitness += behind < -60 ? -2 : behind < 0 ? 1 : behind < 15 ? 4 : behind < 40 ? 3 : behind < 120 ? 1 : -2;
        int button = Math.abs(area.behindButton(element).orElse(1_000));
        return fitness + (button <= 25 ? 3 : button <= 60 ? 1 : 0);
    }

    private Optional<SeenPrice> best() {
        Candidate best = null;
        for (Candidate candidate : candidates) {
            best = best == null || candidate.fitness > best.fitness ? candidate : best;
        }
        if (best == null || best.fitness <= 0) {
            return Optional.empty();
        }
        best = lowerBeside(best);
        BigDecimal low = best.price.amount();
        BigDecimal high = best.price.high();
        if (high == null) {
            Optional<PriceText> range = rangeAround(best).or(() -> Optional.empty());
            if (range.isPresent()) {
                low = range.get().amount();
                high = range.get().high();
            }
        }
        return Optional.of(new SeenPrice(
                low,
                high,
                best.price.currency(),
                best.text,
                Surroundings.name(best.element),
                best.fitness,
                isNear(best.element),
                Set.copyOf(shown),
                Set.copyOf(former)));
    }

    private boolean isNear(Element element) {
        int heading = area.behindHeading(element).orElse(0);
        int button = Math.abs(area.behindButton(element).orElse(1_000));
        return heading > -150 && heading < 300 || button < 80;
    }

    /**
     * Of two prices that stand alone together, without a word, a plus or a dash, the lower one is asked, whatever their elements are
     * called.
     */
    private Candidate lowerBeside(Candidate best) {
        if (best.price.high() != null || !signed(best.text)) {
            return best;
        }
        Element up = best.element.parent();
        for (int i = 0; up != null && i < 4; i++, up = up.parent()) {
            String text = up.text();
            if (text.length() > 40) {
                break;
            }
            Element around = up;
            List<Candidate> inside = candidates.stream()
                    .filter(other -> signed(other.text) && PriceNames.isWithin(other.element, around))
                    .toList();
            String rest = text;
            for (Candidate other : inside) {
                rest = rest.replace(other.text, " ");
            }
            boolean alike = inside.stream().allMatch(other -> other.fitness >= best.fitness - 3);
            if (alike && inside.size() == 2 && WORDLESS.matcher(rest).matches()) {
                Candidate lower = inside.getFirst()
                                        .price
                                        .amount()
                                        .compareTo(inside.getLast().price.amount())
                                < 0
                        ? inside.getFirst()
                        : inside.getLast();
                BigDecimal least = best.price.amount().multiply(LEAST_LEFT);
                return lower.price.high() == null && lower.price.amount().compareTo(least) > 0 ? lower : best;
            }
        }
        return best;
    }

    /** A range whose ends stand in elements of their own, or a ladder of prices by quantity. */
    private Optional<PriceText> rangeAround(Candidate best) {
        Element up = best.element.parent();
        for (int i = 0; up != null && i < 3; i++, up = up.parent()) {
            String text = ShownText.current(up);
            if (text.length() > 60) {
                break;
            }
            Optional<PriceText> range = PriceText.parse(text, usual).filter(price -> price.high() != null);
            if (range.isPresent()
                    && (range.get().amount().compareTo(best.price.amount()) == 0
                            || range.get().high() != null
                                    && best.price.amount().compareTo(range.get().high()) == 0)) {
                return range;
            }
        }
        return PriceNames.ladder(best.element)
                .map(ladder -> candidates.stream()
                        .filter(candidate -> PriceNames.isWithin(candidate.element, ladder))
                        .map(candidate -> candidate.price.amount())
                        .sorted()
                        .toList())
                .filter(amounts -> amounts.size() > 1 && amounts.getFirst().compareTo(amounts.getLast()) < 0)
                .map(amounts -> new PriceText(amounts.getFirst(), amounts.getLast(), best.price.currency()));
    }
}
