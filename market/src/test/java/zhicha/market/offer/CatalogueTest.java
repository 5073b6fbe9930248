package zhicha.market.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zhicha.market.MarketSettings;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.picture.PictureSpec.Copied;
import zhicha.market.truth.Evasion;
import zhicha.market.truth.Kind;
import zhicha.market.truth.Reach;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.RightKind;

class CatalogueTest {
    private final Catalogue catalogue = new Catalogue(MarketSettings.SEED);

    @Test
    void theSeedDecidesEverything() {
        Catalogue again = new Catalogue(MarketSettings.SEED);
        assertEquals(catalogue.offers(), again.offers());
        assertEquals(catalogue.keepers(), again.keepers());
        assertEquals(catalogue.truth().toJsonLines(), again.truth().toJsonLines());
        for (String name : catalogue.pictures().names()) {
            assertEquals(catalogue.pictures().spec(name), again.pictures().spec(name));
        }
        assertNotEquals(catalogue.offers(), new Catalogue(MarketSettings.SEED + 1).offers());
    }

    /**
     * Precision and recall are told for this market, so its truth changes on purpose or not at all. Where it has to change,
     * the new digest stands here and the changelog says why.
     */
    @Test
    void theRecordedSeedMakesTheRecordedTruth() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(catalogue.truth().toJsonLines().getBytes(StandardCharsets.UTF_8));
        assertEquals("6e9513a4bf30a0e5", HexFormat.of().formatHex(digest, 0, 8));
    }

    @Test
    void aCopiedPictureStandsNowFirstNowLast() {
        Map<Boolean, Long> firsts = catalogue.offers().stream()
                .filter(offer -> offer.truth().kinds().contains(Kind.COPIED_PICTURE))
                .filter(offer -> offer.pictures().size() > 1)
                .collect(Collectors.partitioningBy(
                        offer -> catalogue
                                        .pictures()
                                        .spec(offer.pictures().getFirst())
                                        .orElseThrow()
                                instanceof Copied,
                        Collectors.counting()));
        assertTrue(firsts.get(true) > 0 && firsts.get(false) > 0, firsts::toString);
    }

    @Test
    void atLeast600ListingsBy120SellersOverNineSectors() {
        assertTrue(catalogue.offers().size() >= 600, "" + catalogue.offers().size());
        Set<String> sellers =
                catalogue.offers().stream().map(offer -> offer.keeper().id()).collect(Collectors.toSet());
        assertTrue(sellers.size() >= 120, "" + sellers.size());
        for (Sector sector : Sector.values()) {
            assertTrue(
                    catalogue.offers().stream()
                                    .filter(offer -> offer.sector() == sector)
                                    .count()
                            >= 40,
                    sector.written());
        }
    }

    @Test
    void enoughOfEveryKindAndNothingSoManyAsOrdinaryGoods() {
        Map<Kind, Integer> counts = new HashMap<>();
        Map<String, Integer> variants = new HashMap<>();
        catalogue.offers().forEach(offer -> {
            offer.truth().kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum));
            variants.merge(offer.truth().variant(), 1, Integer::sum);
        });
        for (Kind kind : Kind.values()) {
            assertTrue(counts.getOrDefault(kind, 0) >= 12, kind + " " + counts.get(kind));
        }
        for (Evasion evasion : Evasion.values()) {
            assertTrue(variants.getOrDefault(evasion.written(), 0) >= 8, evasion.written());
        }
        double ordinary =
                (double) counts.get(Kind.ORDINARY) / catalogue.offers().size();
        assertTrue(ordinary > 0.4 && ordinary < 0.65, "" + ordinary);
    }

    @Test
    void idsArePlatformAndItemNumberAndStandOnce() {
        Set<String> ids = new HashSet<>();
        for (Offer offer : catalogue.offers()) {
            assertEquals(
                    offer.keeper().site() + "-" + offer.item(), offer.truth().listing());
            assertTrue(offer.item().matches("\\d{6}"), offer.item());
            assertTrue(ids.add(offer.truth().listing()));
        }
    }

    @Test
    void titlesSayWhatTheTruthSays() {
        Map<String, DemoRight> rights = new HashMap<>();
        DemoRights.all().forEach(right -> rights.put(right.id(), right));
        for (Offer offer : catalogue.offers()) {
            DemoRight right = rights.get(offer.truth().right());
            Kind kind = offer.truth().kinds().getFirst();
            boolean named = right != null && right.words().stream().anyMatch(offer.title()::contains);
            switch (kind) {
                case EVASIVE_SPELLING, LOGO_IN_PICTURE -> assertTrue(!named, offer.title());
                case GENUINE,
                        UNAUTHORISED_RESELLER,
                        REPLICA_WORDING,
                        ABSURD_PRICE,
                        FAKE_OFFICIAL_SHOP,
                        COMPATIBLE_PART,
                        SECOND_HAND,
                        COMMON_WORD,
                        OTHER_GOODS -> assertTrue(named, kind + " " + offer.title());
                case ORDINARY, SAME_TEMPLATE, COPIED_PICTURE, COPIED_TEXT ->
                    DemoRights.MARKS.forEach(mark -> mark.words()
                            .forEach(word -> assertTrue(!offer.title().contains(word), offer.title())));
            }
            if (kind == Kind.ABSURD_PRICE) {
                assertNotNull(right);
                assertTrue(
                        offer.price().amount().compareTo(BigDecimal.valueOf(right.from() * 0.15)) < 0, offer.title());
            }
            if (kind == Kind.GENUINE) {
                assertNotNull(right);
                assertEquals(right.holder(), offer.keeper().holder());
            }
            if (kind == Kind.FAKE_OFFICIAL_SHOP) {
                assertEquals(null, offer.keeper().holder());
                assertTrue(offer.keeper().name().contains(right.name()));
            }
        }
    }

    @Test
    void protectedTextsNameNoMark() {
        for (DemoRight work : DemoRights.WORKS) {
            DemoRights.MARKS.forEach(
                    mark -> assertTrue(!work.text().contains(mark.name()), work.id() + " " + mark.name()));
        }
    }

    @Test
    void theSampleOfRightsIsBroad() {
        assertTrue(DemoRights.MARKS.size() >= 10 && DemoRights.MARKS.size() <= 14);
        assertEquals(
                9, DemoRights.MARKS.stream().map(DemoRight::sector).distinct().count());
        assertTrue(
                DemoRights.MARKS.stream().filter(mark -> mark.latin() != null).count() >= 8);
        assertTrue(
                DemoRights.WORKS.stream().filter(work -> !work.text().isEmpty()).count() >= 4);
        assertEquals(
                2,
                DemoRights.all().stream()
                        .filter(r -> r.kind() == RightKind.PACKAGING)
                        .count());
    }

    @Test
    void everyWayOfReachingAListingOccurs() {
        for (Reach reach : Reach.values()) {
            assertTrue(
                    catalogue.offers().stream()
                                    .filter(offer -> offer.reach() == reach)
                                    .count()
                            >= 5,
                    reach.written());
        }
    }
}
