package zhicha.reporting.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.Price;

/** Values as a lead's document shows them: in Chinese, Beijing time, crawled text inert, and 未知 where nothing is known. */
final class Shown {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST = 300;

    private Shown() {}

    static String condition(@Nullable String condition) {
        if (condition == null) {
            return "未知";
        }
        return switch (condition) {
            case "new" -> "全新";
            case "used" -> "二手";
            case "refurbished" -> "翻新";
            default -> inert(condition);
        };
    }

    static String price(@Nullable Price price) {
        if (price == null) {
            return "未知";
        }
        return price.amount().toPlainString()
                + (price.high() == null ? "" : " 至 " + price.high().toPlainString()) + " " + price.currency();
    }

    static String shown(@Nullable Object value) {
        return value == null ? "未知" : inert(value.toString());
    }

    static String inert(String text) {
        return InertText.of(text, LONGEST);
    }

    static String day(Instant at) {
        return DAY.format(at.atZone(ZONE));
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }
}
