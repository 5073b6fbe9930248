package zhicha.reporting.lead.routing;

/** Where a seller really does business (实际经营地), as far as known. {@code shown} is what the page says. */
public sealed interface Place {
    String shown();

    /** Somewhere in the home province; {@code code} is the GB/T 2260 code of the prefecture-level unit. */
    record InProvince(String code, String prefecture, String shown) implements Place {}

    /** Home province, prefecture not shown. */
    record InProvinceUnclear(String shown) implements Place {}

    /** In another province: the normal case on national platforms. */
    record OutOfProvince(String province, String shown) implements Place {}

    /** Outside mainland China, or a sign of cross-border trade. */
    record Abroad(String shown) implements Place {}

    /** Nothing shown, or nothing that names a place. */
    record Unknown(String shown) implements Place {}
}
