package zhicha.matcher.observe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.price.PriceCheck;
import zhicha.matcher.text.Mark;
import zhicha.matcher.text.ShopNames;
import zhicha.matcher.text.TextFindings;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.PriceRange;
import zhicha.rules.watch.Right;

/** Puts together, right by right, what words and pictures of one listing say. Not thread-safe; made for each listing. */
public final class Assembly {
    /** Names of one right that are told; more would bury the analyst. */
    private static final int MOST_NAMES = 5;

    private static final int MOST_CODE_WORDS = 5;
    private static final Comparator<Mark> MOST_TELLING = Comparator.comparing(Mark::disguise)
            .reversed()
            .thenComparing(mark -> mark.reason().field())
            .thenComparingInt(mark -> mark.reason().start());

    private final Listing listing;
    private final TextFindings findings;
    private final CodeWords codeWords;
    private final PictureTexts pictureTexts;
    private final Map<String, List<Mark>> marks = new HashMap<>();
    private final Map<String, List<Reason>> pictures = new HashMap<>();
    private final Set<String> rights = new LinkedHashSet<>();

    /** @param sightings of logos, copies and names in the pictures */
    public Assembly(
            Listing listing,
            TextFindings findings,
            List<PictureSearch.Sighting> sightings,
            PictureTexts pictureTexts,
            CodeWords codeWords) {
        this.listing = listing;
        this.findings = findings;
        this.pictureTexts = pictureTexts;
        this.codeWords = codeWords;
        for (Mark mark : findings.marks()) {
            if (!anotherName(mark)) {
                marks.computeIfAbsent(mark.right(), r -> new ArrayList<>()).add(mark);
                rights.add(mark.right());
            }
        }
        for (PictureSearch.Sighting sighting : sightings) {
            pictures.computeIfAbsent(sighting.right(), r -> new ArrayList<>()).add(sighting.reason());
            rights.add(sighting.right());
        }
        rights.addAll(findings.rightsWithCopiedTexts());
    }

    /** Whether a disguised name of one right is the plain name of another: the plain one is meant. */
    private boolean anotherName(Mark mark) {
        if (mark.plain()) {
            return false;
        }
        for (Mark other : findings.marks()) {
            if (other.plain()
                    && other.seat() == Seat.FREE
                    && !other.right().equals(mark.right())
                    && other.overlaps(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Ids of the rights of which anything was seen. */
    public Set<String> rights() {
        return rights;
    }

    /** What was observed about this right; without reasons where only the platform's category names it. */
    public Observed of(Right right, LocalDate day) {
        List<Mark> found = marks.getOrDefault(right.id(), List.of());
        Evidence evidence = Evidence.of(right, findings, found);
        List<Mark> names = admitted(found, evidence);
        List<Reason> seen = pictures.getOrDefault(right.id(), List.of());
        List<Reason.CopiedText> copies = findings.copiedTexts(right.id());
        if (names.isEmpty() && seen.isEmpty() && copies.isEmpty()) {
            // as for most names that are met by chance
            return new Observed(right, List.of(), List.of());
        }
        List<Reason> reasons = new ArrayList<>();
        String shop = Objects.requireNonNullElse(listing.seller().name(), "");
        var claim = ShopNames.claimFor(names, findings, shop, evidence.onlyEveryday());
        names(names, claim.isPresent(), reasons);
        claim.ifPresent(reasons::add);
        reasons.addAll(copies);
        reasons.addAll(seen);
        if (categoryOnly(reasons)) {
            return new Observed(right, List.of(), List.of());
        }
        List<Defence> defences = Defences.of(listing, right, findings, names, evidence, day);
        boolean goods = evidence.goods() || right.goods().isEmpty();
        List<Reason> words = codeWords.of(right.id(), listing, findings, names, goods);
        reasons.addAll(words.subList(0, Math.min(MOST_CODE_WORDS, words.size())));
        reasons.addAll(pictureTexts.terms(right, codeWords));
        price(right, defences, reasons);
        return new Observed(right, reasons, defences);
    }

    private static boolean categoryOnly(List<Reason> reasons) {
        for (Reason reason : reasons) {
            if (!(reason instanceof Reason.MarkText mark) || mark.field() != TextField.CATEGORY) {
                return false;
            }
        }
        return true;
    }

    /** Tells the most telling names, in the order of the text. */
    private static void names(List<Mark> names, boolean claimed, List<Reason> reasons) {
        if (names.size() == 1 && !claimed) {
            reasons.add(names.get(0).reason());
            return;
        }
        names.stream()
                .filter(mark -> !claimed || !mark.plain() || mark.reason().field() != TextField.SELLER_NAME)
                .sorted(MOST_TELLING)
                .limit(MOST_NAMES)
                .map(Mark::reason)
                .sorted(Comparator.comparing(Reason.MarkText::field).thenComparingInt(Reason.MarkText::start))
                .forEach(reasons::add);
    }

    private static List<Mark> admitted(List<Mark> found, Evidence evidence) {
        List<Mark> names = List.of();
        for (Mark mark : found) {
            if (evidence.admits(mark)) {
                names = names.isEmpty() ? new ArrayList<>() : names;
                names.add(mark);
            }
        }
        return names;
    }

    /** Accessories, parts that fit and goods of another class have prices of their own. */
    private void price(Right right, List<Defence> defences, List<Reason> reasons) {
        Price displayed = listing.price();
        PriceRange official = right.price();
        if (displayed == null || official == null || findings.accessory()) {
            return;
        }
        boolean otherThing = defences.stream()
                .map(Defence::kind)
                .anyMatch(kind -> kind == DefenceKind.NOMINATIVE_USE || kind == DefenceKind.OTHER_GOODS);
        if (!otherThing) {
            PriceCheck.below(displayed, official).ifPresent(reasons::add);
        }
    }
}
