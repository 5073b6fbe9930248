package zhicha.rules.pack;

import java.util.Arrays;
import java.util.stream.Collectors;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/** The nine key sectors of the joint opinion, point 8. */
public enum Sector {
    FOOD("food", "食品"),
    DAILY_CHEMICALS("daily-chemicals", "日化用品"),
    ELECTRONICS("electronics", "电子产品"),
    AUTO_PARTS("auto-parts", "汽车配件与养护"),
    TOYS("toys", "儿童玩具"),
    ICE_SNOW("ice-snow", "冰雪经济"),
    CULTURE_TOURISM("culture-tourism", "文化旅游"),
    FIRE_SAFETY("fire-safety", "消防产品"),
    GAS_APPLIANCES("gas-appliances", "燃气用具");

    private final String written;
    private final String chinese;

    Sector(String written, String chinese) {
        this.written = written;
        this.chinese = chinese;
    }

    public String written() {
        return written;
    }

    public String chinese() {
        return chinese;
    }

    /** @throws IllegalArgumentException with the known sectors, if there is no such sector */
    public static Sector parse(String written) {
        for (Sector sector : values()) {
            if (sector.written.equals(written)) {
                return sector;
            }
        }
        throw new UntrueValue(Wording.of(
                "没有领域“%s”；可用：%s",
                "no sector \"%s\"; there are %s",
                written,
                Arrays.stream(values()).map(Sector::written).collect(Collectors.joining(", "))));
    }
}
