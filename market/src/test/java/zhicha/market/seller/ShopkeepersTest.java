package zhicha.market.seller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zhicha.market.MarketSettings;

class ShopkeepersTest {
    private final List<Shopkeeper> keepers = new Shopkeepers(MarketSettings.SEED).all();

    @Test
    void licencesPassBothCheckDigitsAndSomeShopsShareThem() {
        Map<String, Set<String>> shopsByLicence = new HashMap<>();
        Map<String, Set<String>> shopsByContact = new HashMap<>();
        for (Shopkeeper keeper : keepers) {
            String licence = keeper.licence();
            assertTrue(licence.matches("91\\d{6}[0-9A-HJ-NPQRTUWXY]{10}"), licence);
            assertEquals(licence.charAt(17), SocialCreditCode.check(licence.substring(0, 17)));
            shopsByLicence.computeIfAbsent(licence, l -> new HashSet<>()).add(keeper.site());
            shopsByContact
                    .computeIfAbsent(keeper.contacts().getFirst(), c -> new HashSet<>())
                    .add(keeper.site());
        }
        assertTrue(shopsByLicence.values().stream()
                        .filter(sites -> sites.size() > 1)
                        .count()
                >= 3);
        assertTrue(shopsByContact.values().stream()
                        .filter(sites -> sites.size() > 1)
                        .count()
                >= 6);
    }

    @Test
    void theCheckDigitIsThatOfThePublishedStandard() {
        // a code whose check digit is widely printed as an example
        assertEquals('3', SocialCreditCode.check("91350100M000100Y4"));
    }

    @Test
    void mostSellersAreElsewhereAndSomeInSeveralPrefectures() {
        List<String> here = keepers.stream()
                .map(Shopkeeper::location)
                .filter(location -> location.startsWith("黑龙江"))
                .toList();
        double share = (double) here.size() / keepers.size();
        assertTrue(share > 0.1 && share < 0.4, "" + share);
        assertTrue(here.stream().distinct().count() >= 5);
    }
}
