package zhicha.reporting.review.flag;

import org.jspecify.annotations.Nullable;
import zhicha.rules.pack.Sector;

/** How much bad goods of a sector can hurt people: a secondary key of the queue, and a mark on a lead. */
public final class SectorHarm {
    private SectorHarm() {}

    /** 2 where they can hurt or kill, 1 where they can at times, 0 else. */
    public static int of(@Nullable Sector sector) {
        if (sector == null) {
            return 0;
        }
        return switch (sector) {
            case FOOD, DAILY_CHEMICALS, TOYS, FIRE_SAFETY, GAS_APPLIANCES -> 2;
            case ELECTRONICS, AUTO_PARTS -> 1;
            case ICE_SNOW, CULTURE_TOURISM -> 0;
        };
    }
}
