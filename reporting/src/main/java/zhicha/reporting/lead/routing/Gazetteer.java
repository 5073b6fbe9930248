package zhicha.reporting.lead.routing;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the place that a shop shows. The home province is Heilongjiang: 12 cities and one prefecture (GB/T 2260). */
public final class Gazetteer {
    static final String HOME = "黑龙江省";
    static final String HOME_CODE = "230000";
    private static final int LONGEST = 200;
    private static final Map<String, String> PREFECTURES = new LinkedHashMap<>();
    private static final Map<String, String> PROVINCES = new LinkedHashMap<>();
    private static final List<String> ABROAD = List.of(
            "香港", "澳门", "台湾", "海外", "境外", "国外", "保税", "美国", "日本", "韩国", "俄罗斯", "德国", "法国", "英国", "泰国", "新加坡", "越南");

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
        String text = Normalizer.normalize(shown.substring(0, Math.min(LONGEST, shown.length())), Normalizer.Form.NFKC);
        String province = null;
        int first = Integer.MAX_VALUE;
        for (Map.Entry<String, String> entry : PROVINCES.entrySet()) {
            int at = text.indexOf(entry.getKey());
            if (at >= 0 && at < first) {
                first = at;
                province = entry.getValue();
            }
        }
        if (province == null && ABROAD.stream().anyMatch(text::contains)) {
            return new Place.Abroad(shown);
        }
        if (province != null && !province.equals(HOME)) {
            return new Place.OutOfProvince(province, shown);
        }
        // without a province only a name at the very start is a city; elsewhere it may be a street (大庆路)
        String rest = province == null ? text.strip() : text;
        for (Map.Entry<String, String> entry : PREFECTURES.entrySet()) {
            String name = entry.getValue().replaceAll("(市|地区)$", "");
            if (province == null ? rest.startsWith(name) : rest.contains(name)) {
                return new Place.InProvince(entry.getKey(), entry.getValue(), shown);
            }
        }
        return province == null ? new Place.Unknown(shown) : new Place.InProvinceUnclear(shown);
    }
}
