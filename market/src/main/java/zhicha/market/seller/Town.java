package zhicha.market.seller;

import java.util.List;

/**
 * Where shops say they are. Most of the market's sellers are outside Heilongjiang, as on real platforms.
 *
 * @param code GB/T 2260, six digits
 */
record Town(String code, String province, String name) {
    static final List<Town> HEILONGJIANG = List.of(
            new Town("230100", "黑龙江", "哈尔滨"),
            new Town("230200", "黑龙江", "齐齐哈尔"),
            new Town("230600", "黑龙江", "大庆"),
            new Town("230800", "黑龙江", "佳木斯"),
            new Town("231000", "黑龙江", "牡丹江"),
            new Town("231100", "黑龙江", "黑河"),
            new Town("231200", "黑龙江", "绥化"),
            new Town("230700", "黑龙江", "伊春"));

    static final List<Town> ELSEWHERE = List.of(
            new Town("330700", "浙江", "金华"),
            new Town("330100", "浙江", "杭州"),
            new Town("440300", "广东", "深圳"),
            new Town("440100", "广东", "广州"),
            new Town("440500", "广东", "汕头"),
            new Town("350500", "福建", "泉州"),
            new Town("320500", "江苏", "苏州"),
            new Town("130600", "河北", "保定"),
            new Town("371300", "山东", "临沂"),
            new Town("410100", "河南", "郑州"),
            new Town("430100", "湖南", "长沙"),
            new Town("510100", "四川", "成都"),
            new Town("340100", "安徽", "合肥"),
            new Town("210100", "辽宁", "沈阳"));

    String shown() {
        return province + " " + name;
    }
}
