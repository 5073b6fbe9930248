package zhicha.market.goods;

import java.util.List;
import zhicha.market.picture.figure.Silhouette;
import zhicha.rules.pack.Sector;

/**
 * A kind of goods sold in the market.
 *
 * @param from usual lowest price in yuan among ordinary makers
 * @param to usual highest price
 */
public record Goods(Sector sector, String noun, Silhouette silhouette, int from, int to, List<String> specs) {
    public static final List<Goods> ALL = List.of(
            of(Sector.FOOD, "长粒香米", Silhouette.BAG, 29, 98, "5kg", "2.5kg", "10kg"),
            of(Sector.FOOD, "杂粮礼盒", Silhouette.BOX, 49, 168, "8罐装", "4kg", "12袋"),
            of(Sector.FOOD, "黑木耳", Silhouette.BAG, 25, 89, "250g", "500g"),
            of(Sector.FOOD, "椴树蜂蜜", Silhouette.JAR, 39, 128, "500g", "1kg"),
            of(Sector.FOOD, "红肠", Silhouette.BAG, 32, 96, "4根装", "1.2kg"),
            of(Sector.FOOD, "蓝莓果干", Silhouette.BAG, 19, 59, "100g", "300g"),
            of(Sector.DAILY_CHEMICALS, "洗发水", Silhouette.BOTTLE, 29, 89, "500ml", "750ml"),
            of(Sector.DAILY_CHEMICALS, "护手霜", Silhouette.TUBE, 9, 39, "50g", "30g三支"),
            of(Sector.DAILY_CHEMICALS, "面霜", Silhouette.JAR, 49, 199, "50g", "100g"),
            of(Sector.DAILY_CHEMICALS, "洗衣液", Silhouette.BOTTLE, 19, 69, "3kg", "2kg×2"),
            of(Sector.DAILY_CHEMICALS, "牙膏", Silhouette.TUBE, 9, 35, "120g", "90g×3"),
            of(Sector.DAILY_CHEMICALS, "手工皂", Silhouette.BOX, 12, 45, "100g", "4块装"),
            of(Sector.ELECTRONICS, "蓝牙耳机", Silhouette.HEADPHONES, 59, 299, "入耳式", "5.4版"),
            of(Sector.ELECTRONICS, "头戴耳机", Silhouette.HEADPHONES, 99, 399, "主动降噪", "有线版"),
            of(Sector.ELECTRONICS, "音箱", Silhouette.PANEL, 79, 399, "20W", "便携款"),
            of(Sector.ELECTRONICS, "智能手表", Silhouette.WATCH, 129, 599, "43mm", "47mm"),
            of(Sector.ELECTRONICS, "充电宝", Silhouette.SLAB, 49, 169, "10000mAh", "20000mAh"),
            of(Sector.ELECTRONICS, "数据线", Silhouette.COIL, 9, 39, "1.5米", "2米两条"),
            of(Sector.AUTO_PARTS, "刹车片", Silhouette.DISC, 69, 239, "前轮一套", "后轮一套"),
            of(Sector.AUTO_PARTS, "雨刮器", Silhouette.BLADES, 19, 89, "24寸+18寸", "26寸+16寸"),
            of(Sector.AUTO_PARTS, "机油滤芯", Silhouette.CYLINDER, 15, 59, "单只", "三只装"),
            of(Sector.AUTO_PARTS, "防冻液", Silhouette.BOTTLE, 29, 99, "-40℃ 2kg", "4kg"),
            of(Sector.AUTO_PARTS, "汽车脚垫", Silhouette.FRAME, 89, 359, "全包围", "五座通用"),
            of(Sector.AUTO_PARTS, "充气泵", Silhouette.BOX, 69, 259, "数显", "无线款"),
            of(Sector.TOYS, "毛绒玩具", Silhouette.PLUSH, 25, 129, "30cm", "55cm"),
            of(Sector.TOYS, "拼图", Silhouette.FRAME, 19, 89, "500片", "1000片"),
            of(Sector.TOYS, "积木", Silhouette.BRICKS, 29, 199, "420颗粒", "1080颗粒"),
            of(Sector.TOYS, "遥控车", Silhouette.CAR, 49, 259, "1:18", "四驱"),
            of(Sector.TOYS, "泡泡机", Silhouette.CYLINDER, 15, 69, "12孔", "配补充液"),
            of(Sector.TOYS, "过家家套装", Silhouette.BOX, 35, 149, "38件", "62件"),
            of(Sector.ICE_SNOW, "滑雪镜", Silhouette.GOGGLES, 69, 299, "柱面", "球面磁吸"),
            of(Sector.ICE_SNOW, "雪板", Silhouette.BOARD, 399, 1599, "152cm", "158cm"),
            of(Sector.ICE_SNOW, "滑雪头盔", Silhouette.HELMET, 119, 459, "M码", "L码"),
            of(Sector.ICE_SNOW, "冰刀鞋", Silhouette.SKATE, 139, 599, "38码", "41码"),
            of(Sector.ICE_SNOW, "滑雪手套", Silhouette.GLOVE, 39, 189, "防水款", "触屏款"),
            of(Sector.ICE_SNOW, "雪圈", Silhouette.DISC, 39, 159, "90cm", "120cm"),
            of(Sector.CULTURE_TOURISM, "摆件", Silhouette.BADGE, 29, 159, "树脂", "陶瓷"),
            of(Sector.CULTURE_TOURISM, "丝巾", Silhouette.FRAME, 49, 199, "90×90cm", "长款"),
            of(Sector.CULTURE_TOURISM, "手账本", Silhouette.SLAB, 15, 69, "A5", "B6"),
            of(Sector.CULTURE_TOURISM, "画册", Silhouette.FRAME, 29, 128, "平装", "精装"),
            of(Sector.CULTURE_TOURISM, "冰箱贴", Silhouette.BADGE, 9, 39, "单枚", "六枚装"),
            of(Sector.CULTURE_TOURISM, "帆布袋", Silhouette.BAG, 19, 79, "大号", "拉链款"),
            of(Sector.FIRE_SAFETY, "烟雾报警器", Silhouette.DISC, 29, 99, "独立式", "联网款"),
            of(Sector.FIRE_SAFETY, "灭火器", Silhouette.CYLINDER, 39, 129, "4kg干粉", "2L水基"),
            of(Sector.FIRE_SAFETY, "灭火毯", Silhouette.FRAME, 15, 49, "1.2米", "1.5米"),
            of(Sector.FIRE_SAFETY, "应急灯", Silhouette.PANEL, 29, 99, "双头", "壁挂"),
            of(Sector.FIRE_SAFETY, "消防水带", Silhouette.COIL, 49, 159, "20米", "25米"),
            of(Sector.FIRE_SAFETY, "过滤式面具", Silhouette.HELMET, 25, 79, "30分钟", "40分钟"),
            of(Sector.GAS_APPLIANCES, "燃气灶", Silhouette.STOVE, 199, 799, "天然气", "液化气"),
            of(Sector.GAS_APPLIANCES, "燃气热水器", Silhouette.PANEL, 499, 1599, "13升", "16升"),
            of(Sector.GAS_APPLIANCES, "燃气软管", Silhouette.COIL, 19, 69, "1.5米", "2米"),
            of(Sector.GAS_APPLIANCES, "减压阀", Silhouette.CYLINDER, 19, 59, "家用", "带表"),
            of(Sector.GAS_APPLIANCES, "燃气报警器", Silhouette.PANEL, 69, 199, "插电式", "带切断阀"),
            of(Sector.GAS_APPLIANCES, "壁挂炉", Silhouette.PANEL, 1899, 4999, "20kW", "24kW"));

    public Goods {
        specs = List.copyOf(specs);
    }

    public static List<Goods> of(Sector sector) {
        return ALL.stream().filter(goods -> goods.sector() == sector).toList();
    }

    /** @throws IllegalArgumentException if the market sells no such goods */
    public static Goods named(String noun) {
        return ALL.stream()
                .filter(goods -> goods.noun().equals(noun))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the demo market sells no " + noun));
    }

    private static Goods of(Sector sector, String noun, Silhouette silhouette, int from, int to, String... specs) {
        return new Goods(sector, noun, silhouette, from, to, List.of(specs));
    }
}
