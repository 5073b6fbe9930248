package zhicha.reporting.lead.routing;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the place that a shop shows. The home province is Heilongjiang: 12 cities and one prefecture (GB/T 2260). Streets
 * named after other places (上海街, 大庆路, 香港中路) say nothing about where a shop is.
 */
public final class Gazetteer {
    static final String HOME = "黑龙江省";
    static final String HOME_CODE = "230000";
    private static final int LONGEST = 200;
    private static final Map<String, String> PREFECTURES = new LinkedHashMap<>();
    private static final Map<String, String> PROVINCES = new LinkedHashMap<>();
    private static final List<String> CROSS_BORDER = List.of("海外", "境外", "国外", "保税");
    private static final List<String> ABROAD = List.of(
            "香港", "澳门", "台湾", "美国", "日本", "韩国", "俄罗斯", "德国", "法国", "英国", "意大利", "澳大利亚", "泰国", "新加坡", "马来西亚", "越南");
    private static final Pattern STREET = Pattern.compile("[东西南北中]?[一二三四五六七八九十0-9]*(?:大?街|大道|路|胡同|里弄)");

    static {
        String[] prefectures = {
            "230100", "哈尔滨市", "230200", "齐齐哈尔市", "230300", "鸡西市", "230400", "鹤岗市", "230500", "双鸭山市", "230600", "大庆市",
            "230700", "伊春市", "230800", "佳木斯市", "230900", "七台河市", "231000", "牡丹江市", "231100", "黑河市", "231200", "绥化市",
            "232700", "大兴安岭地区"
        };
        for (int at = 0; at < prefectures.length; at += 2) {
            PREFECTURES.put(prefectures[at], prefectures[at + 1]);
        }
        for (String province : List.of(
                "北京市", "天津市", "上海市", "重庆市", "河北省", "山西省", "辽宁省", "吉林省", HOME, "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省",
                "河南省", "湖北省", "湖南省", "广东省", "海南省", "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省")) {
            PROVINCES.put(province.substring(0, province.length() - 1), province);
        }
        PROVINCES.put("内蒙古", "内蒙古自治区");
        PROVINCES.put("广西", "广西壮族自治区");
        PROVINCES.put("西藏", "西藏自治区");
        PROVINCES.put("宁夏", "宁夏回族自治区");
        PROVINCES.put("新疆", "新疆维吾尔自治区");
    }

    private Gazetteer() {}

    /** What a page says about where the shop is. The province that is named first counts. */
    public static Place place(@Nullable String location) {
        if (location == null || location.isBlank()) {
            return new Place.Unknown("");
        }
        String shown = location.strip();
        String plain =
                Normalizer.normalize(shown.substring(0, Math.min(LONGEST, shown.length())), Normalizer.Form.NFKC);
        String text = plain.strip().replaceFirst("^中国[ ·,，、/-]*", "");
        for (Map.Entry<String, String> prefecture : PREFECTURES.entrySet()) {
            // without a province only a name at the very start is a city
            if (named(text, shortened(prefecture.getValue())) == 0) {
                return new Place.InProvince(prefecture.getKey(), prefecture.getValue(), shown);
            }
        }
        String province = first(text, PROVINCES);
        if (HOME.equals(province)) {
            String code = prefecture(text);
            return code == null
                    ? new Place.InProvinceUnclear(shown)
                    : new Place.InProvince(code, PREFECTURES.getOrDefault(code, HOME), shown);
        }
        if (province != null) {
            return new Place.OutOfProvince(province, shown);
        }
        boolean abroad = CROSS_BORDER.stream().anyMatch(text::contains)
                || ABROAD.stream().anyMatch(place -> named(text, place) == 0);
        return abroad ? new Place.Abroad(shown) : new Place.Unknown(shown);
    }

    /** The full name of the place that is named first, or null. */
    private static @Nullable String first(String text, Map<String, String> fullNames) {
        String found = null;
        int first = Integer.MAX_VALUE;
        for (Map.Entry<String, String> entry : fullNames.entrySet()) {
            int at = named(text, entry.getKey());
            if (at >= 0 && at < first) {
                first = at;
                found = entry.getValue();
            }
        }
        return found;
    }

    private static @Nullable String prefecture(String text) {
        Map<String, String> codes = new LinkedHashMap<>();
        PREFECTURES.forEach((code, name) -> codes.put(shortened(name), code));
        return first(text, codes);
    }

    private static String shortened(String prefecture) {
        return prefecture.replaceAll("(市|地区)$", "");
    }

    /** Where a name first stands that is not a street's, or -1. */
    private static int named(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (!STREET.matcher(text).region(at + name.length(), text.length()).lookingAt()) {
                return at;
            }
        }
        return -1;
    }
}
