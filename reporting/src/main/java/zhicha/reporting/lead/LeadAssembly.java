package zhicha.reporting.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.law.Basis;
import zhicha.reporting.law.LawBook;
import zhicha.reporting.law.LegalRow;
import zhicha.reporting.law.Threshold;
import zhicha.reporting.lead.estimate.CriminalHint;
import zhicha.reporting.lead.estimate.Limitation;
import zhicha.reporting.lead.estimate.Turnover;
import zhicha.reporting.lead.routing.AgencyDirectory;
import zhicha.reporting.lead.routing.Gazetteer;
import zhicha.reporting.lead.routing.Place;
import zhicha.reporting.lead.routing.Router;
import zhicha.reporting.review.flag.SectorHarm;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.Listing;

/** Works out what follows from a subject's confirmed flags: law, estimate, hint, office, deadline. Same input, same lead. */
public final class LeadAssembly {
    /** Days are days in Beijing. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final LawBook law;
    private final Router router;
    private final Function<Hit.FiredRule, Optional<String>> basisOfRule;

    /**
     * @param basisOfRule the legal basis a rule names; empty for a rule that is not known any more, then the kind of right
     *     decides
     */
    public LeadAssembly(LawBook law, AgencyDirectory directory, Function<Hit.FiredRule, Optional<String>> basisOfRule) {
        this.law = law;
        this.router = new Router(directory);
        this.basisOfRule = basisOfRule;
    }

    /** All but number, version, status, people and history, which are taken from {@code base}. */
    record Base(
            String number,
            int version,
            LeadStatus status,
            Instant createdAt,
            String author,
            @Nullable String approver,
            List<LeadEvent> history) {}

    Lead assemble(Base base, List<LeadItem> unordered) {
        List<LeadItem> items = unordered.stream()
                .sorted(Comparator.comparingDouble(
                                (LeadItem item) -> -item.flag().score())
                        .thenComparing(item -> item.flag().id()))
                .toList();
        Subject subject = subject(items);
        Turnover turnover = Turnover.of(listings(items)).orElse(null);
        CriminalHint criminal = criminal(items, turnover);
        return new Lead(
                base.number(),
                base.version(),
                base.status(),
                base.createdAt(),
                base.author(),
                base.approver(),
                subject,
                items,
                law(items),
                turnover,
                criminal,
                router.route(
                        subject.place(),
                        items.stream().map(LeadItem::flag).toList(),
                        criminal.level() == CriminalHint.Level.POSSIBLY_REACHED),
                limitation(items),
                base.history());
    }

    private static Subject subject(List<LeadItem> items) {
        List<Subject.Shop> shops = items.stream()
                .map(item -> item.flag().listing())
                .map(listing -> new Subject.Shop(listing.platform(), listing.seller()))
                .distinct()
                .toList();
        String licence = shops.stream()
                .map(shop -> SellerKey.licence(shop.seller().licence()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        // a place that says more wins: a page without one does not hide another's
        Place place = shops.stream()
                .map(shop -> Gazetteer.place(shop.seller().location()))
                .min(Comparator.comparingInt(LeadAssembly::vagueness))
                .orElseThrow();
        return new Subject(items.getFirst().flag().seller(), shops, licence, place);
    }

    private static int vagueness(Place place) {
        return switch (place) {
            case Place.InProvince in -> 0;
            case Place.OutOfProvince out -> 1;
            case Place.InProvinceUnclear unclear -> 2;
            case Place.Abroad abroad -> 3;
            case Place.Unknown unknown -> 4;
        };
    }

    /** Rows in force on the first or the last day an act was seen: an act that spans a change of law shows both. */
    private List<LegalRow> law(List<LeadItem> items) {
        Set<LegalRow> rows = new LinkedHashSet<>();
        for (LeadItem item : items) {
            for (String basis : bases(item)) {
                rows.addAll(law.rows(basis, day(item.firstSeen())));
                rows.addAll(law.rows(basis, day(item.lastSeen())));
            }
        }
        LocalDate last = lastDay(items);
        rows.addAll(law.rows(Basis.PLATFORM, last));
        rows.addAll(law.rows(Basis.LIMITATION, last));
        return List.copyOf(rows);
    }

    private Set<String> bases(LeadItem item) {
        Set<String> bases = new LinkedHashSet<>();
        item.flag().hit().rules().forEach(rule -> basisOfRule.apply(rule).ifPresent(bases::add));
        if (bases.isEmpty()) {
            bases.add(Basis.of(item.flag().right().kind()));
        }
        return bases;
    }

    /** Each listing once, whatever rights it offends. */
    private static List<Listing> listings(List<LeadItem> items) {
        Map<String, Listing> listings = new LinkedHashMap<>();
        items.forEach(item ->
                listings.putIfAbsent(item.flag().listing().id(), item.flag().listing()));
        return List.copyOf(listings.values());
    }

    private CriminalHint criminal(List<LeadItem> items, @Nullable Turnover turnover) {
        List<String> offences = items.stream()
                .flatMap(item -> Basis.offences(item.flag().right().kind()).stream())
                .distinct()
                .toList();
        LocalDate day = lastDay(items);
        List<Threshold> verified = offences.stream()
                .flatMap(offence -> law.verified(offence, day).stream())
                .toList();
        return CriminalHint.of(offences, verified, turnover);
    }

    private static Limitation limitation(List<LeadItem> items) {
        boolean safety = items.stream()
                .anyMatch(item -> SectorHarm.of(item.flag().right().sector()) == 2);
        return Limitation.from(lastDay(items), safety);
    }

    private static LocalDate lastDay(List<LeadItem> items) {
        return items.stream()
                .map(item -> day(item.lastSeen()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }
}
