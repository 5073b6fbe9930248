package zhicha.market.goods;

/**
 * A displayed number sold.
 *
 * @param number lower bound that the text states
 */
public record Sold(long number, String shown) {
    /** Picks one of the ways in which shops write it. */
    public static Sold of(long number, int way) {
        if (number >= 10_000) {
            long tenths = number / 1_000;
            String figure = tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
            return new Sold(tenths * 1_000, figure + "万+人付款");
        }
        if (number >= 1_000 && way % 2 == 0) {
            return new Sold(number / 1_000 * 1_000, "已售" + number / 1_000 * 1_000 + "+");
        }
        return way % 3 == 0 ? new Sold(number, number + "人付款") : new Sold(number, "月销 " + number);
    }
}
