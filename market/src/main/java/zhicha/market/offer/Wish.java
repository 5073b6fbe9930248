package zhicha.market.offer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.picture.Alteration;
import zhicha.market.truth.Evasion;
import zhicha.market.truth.Kind;

/**
 * A listing that the market shall have, before anybody offers it.
 *
 * @param turn counts the wishes of one kind, from 0
 */
record Wish(Kind kind, String variant, @Nullable DemoRight right, int turn, boolean forbidden) {
    private static final int ORDINARY = 280;
    private static final int FORBIDDEN = 8;

    /** Everything the market shall have, kind by kind. Rights take turns. */
    static List<Wish> all() {
        List<Wish> wishes = new ArrayList<>();
        for (Evasion evasion : Evasion.values()) {
            List<DemoRight> able = DemoRights.MARKS.stream()
                    .filter(mark -> Disguise.possible(mark, evasion))
                    .toList();
            some(wishes, Kind.EVASIVE_SPELLING, evasion.written(), able, 10, 0);
        }
        List<DemoRight> drawn = new ArrayList<>(DemoRights.WORKS);
        drawn.addAll(DemoRights.PACKAGING);
        for (Alteration alteration : Alteration.values()) {
            some(wishes, Kind.COPIED_PICTURE, alteration.written(), drawn, 5, 3 * alteration.ordinal());
        }
        List<DemoRight> written =
                DemoRights.WORKS.stream().filter(work -> !work.text().isEmpty()).toList();
        List<DemoRight> marks = DemoRights.MARKS;
        List<DemoRight> fitted =
                marks.stream().filter(mark -> !mark.parts().isEmpty()).toList();
        // a two-character name on any goods is as likely a word as a mark
        List<DemoRight> distinctive =
                marks.stream().filter(mark -> mark.name().length() > 2).toList();
        List<DemoRight> words = marks.stream()
                .filter(mark -> mark.id().equals("tm-bingxing") || mark.id().equals("tm-linjian"))
                .toList();
        some(wishes, Kind.COPIED_TEXT, "", written, 15, 0);
        some(wishes, Kind.REPLICA_WORDING, "", marks, 18, 0);
        some(wishes, Kind.LOGO_IN_PICTURE, "", marks, 16, 0);
        some(wishes, Kind.ABSURD_PRICE, "", marks, 16, 5);
        some(wishes, Kind.FAKE_OFFICIAL_SHOP, "", marks, 18, 0);
        some(wishes, Kind.GENUINE, "", marks, 22, 2);
        some(wishes, Kind.UNAUTHORISED_RESELLER, "", marks, 22, 7);
        some(wishes, Kind.COMPATIBLE_PART, "", fitted, 22, 0);
        some(wishes, Kind.SECOND_HAND, "", marks, 16, 9);
        some(wishes, Kind.COMMON_WORD, "", words, 16, 0);
        some(wishes, Kind.OTHER_GOODS, "", distinctive, 15, 0);
        some(wishes, Kind.SAME_TEMPLATE, "", null, 16, 0);
        some(wishes, Kind.ORDINARY, "", null, ORDINARY, 0);
        for (int i = 0; i < FORBIDDEN; i++) {
            wishes.add(new Wish(Kind.ORDINARY, "", null, ORDINARY + i, true));
        }
        return wishes;
    }

    /** A third of the replicas are also priced absurdly low, as they are in life. */
    boolean alsoAbsurdlyPriced() {
        return kind == Kind.REPLICA_WORDING && turn % 3 == 0;
    }

    private static void some(
            List<Wish> wishes, Kind kind, String variant, @Nullable List<DemoRight> rights, int count, int offset) {
        for (int i = 0; i < count; i++) {
            DemoRight right = rights == null ? null : rights.get((i + offset) % rights.size());
            wishes.add(new Wish(kind, variant, right, i, false));
        }
    }
}
