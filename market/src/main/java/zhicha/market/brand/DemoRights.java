package zhicha.market.brand;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.RightKind;

/** All rights of the demo, over the nine sectors. Every name, holder and price here is made up. */
public final class DemoRights {
    private static final String SUILING = "穗岭坊食品有限公司（虚构）";
    private static final String LANMUTI = "兰沐缇日化有限公司（虚构）";
    private static final String LUOSHENG = "珞声电子有限公司（虚构）";
    private static final String JIMENG = "积梦熊文化有限公司（虚构）";
    private static final String LINFENG = "凛峰狐冰雪运动有限公司（虚构）";
    private static final String HEYU = "鹤屿坊文创有限公司（虚构）";
    private static final String YANDUN = "焰盾卫消防科技有限公司（虚构）";

    public static final List<DemoRight> MARKS = List.of(
            mark("tm-suiling", Sector.FOOD, "穗岭坊", null, SUILING, List.of(29, 30))
                    .goods("长粒香米", "杂粮礼盒")
                    .price(88, 399)
                    .forms("穗嶺坊", "岁领坊", "穗山令坊"),
            mark("tm-lanmuti", Sector.DAILY_CHEMICALS, "兰沐缇", "LANMUTIE", LANMUTI, List.of(3))
                    .goods("洗发水", "护手霜", "面霜")
                    .price(128, 598)
                    .forms("蘭沐緹", "兰木提", "兰氵木缇"),
            mark("tm-luosheng", Sector.ELECTRONICS, "珞声", "LUOSONIC", LUOSHENG, List.of(9))
                    .goods("蓝牙耳机", "头戴耳机", "音箱")
                    .parts("耳机保护套", "耳机收纳盒", "耳塞套")
                    .price(399, 1899)
                    .forms("珞聲", "洛生", "王各声"),
            mark("tm-wotarui", Sector.ELECTRONICS, "沃塔锐", "VOLTARIX", "沃塔锐智能设备有限公司（虚构）", List.of(9, 14))
                    .goods("智能手表", "充电宝")
                    .parts("表带", "手表钢化膜", "手表充电底座")
                    .price(299, 2499)
                    .forms("沃塔銳", "握塔瑞", "氵夭塔锐"),
            mark("tm-chiguan", Sector.AUTO_PARTS, "驰固安", "CHIGURA", "驰固安汽车部件有限公司（虚构）", List.of(7, 12))
                    .goods("刹车片", "雨刮器", "机油滤芯")
                    .parts("雨刮胶条", "刹车片消音片", "滤芯扳手")
                    .price(139, 899)
                    .forms("馳固安", "池古安", "马也固安"),
            mark("tm-jimengxiong", Sector.TOYS, "积梦熊", "JIMOBEAR", JIMENG, List.of(28))
                    .goods("毛绒玩具", "拼图")
                    .parts("娃娃衣服", "玩偶支架")
                    .price(159, 699)
                    .forms("積夢熊", "机孟雄", "禾只梦熊"),
            mark("tm-pulokido", Sector.TOYS, "普乐奇多", "PLOKIDO", "普乐奇多玩具有限公司（虚构）", List.of(28))
                    .goods("积木", "遥控车")
                    .parts("积木底板", "积木收纳盒")
                    .price(189, 1299)
                    .forms("普樂奇多", "朴勒其哆", "普乐大可多"),
            mark("tm-linfenghu", Sector.ICE_SNOW, "凛峰狐", "FROSVIK", LINFENG, List.of(9, 25, 28))
                    .goods("滑雪镜", "雪板", "滑雪头盔")
                    .parts("雪镜替换镜片", "头盔内衬")
                    .price(459, 3999)
                    .forms("凜峰狐", "林风胡", "凛山夆狐"),
            mark("tm-bingxing", Sector.ICE_SNOW, "冰行", null, "冰行运动用品有限公司（虚构）", List.of(28))
                    .goods("冰刀鞋", "滑雪手套")
                    .parts("冰刀套", "冰鞋鞋带")
                    .price(269, 1599)
                    .forms("冰行", "兵形", "冫水行"),
            mark("tm-heyufang", Sector.CULTURE_TOURISM, "鹤屿坊", "HEYUART", HEYU, List.of(16, 20))
                    .goods("摆件", "丝巾")
                    .price(168, 1280)
                    .forms("鶴嶼坊", "贺雨方", "鹤山与坊"),
            mark("tm-linjian", Sector.CULTURE_TOURISM, "林间", null, "林间手作工作室（虚构）", List.of(16))
                    .goods("手账本", "画册")
                    .price(79, 328)
                    .forms("林間", "霖尖", "木木间"),
            mark("tm-yandunwei", Sector.FIRE_SAFETY, "焰盾卫", "YANDURA", YANDUN, List.of(1, 9))
                    .goods("烟雾报警器", "灭火器")
                    .parts("报警器底座", "灭火器支架")
                    .price(129, 599)
                    .forms("焰盾衛", "燕顿未", "火臽盾卫"),
            mark("tm-lanlujiang", Sector.GAS_APPLIANCES, "蓝炉匠", "BLURNO", "蓝炉匠燃具有限公司（虚构）", List.of(6, 11))
                    .goods("燃气灶", "燃气热水器")
                    .parts("燃气灶点火器", "灶具炉架", "热水器电磁阀")
                    .price(599, 3299)
                    .forms("藍爐匠", "兰卢酱", "蓝火户匠"));

    public static final List<DemoRight> WORKS = List.of(
            work("w-jimeng-family", Sector.TOYS, "积梦熊一家插画", JIMENG, 3, ""),
            work("w-heyu-seasons", Sector.CULTURE_TOURISM, "四季鹤影图", HEYU, 3, DemoTexts.SEASONS),
            work("w-linfeng-season", Sector.ICE_SNOW, "雪季主视觉", LINFENG, 2, DemoTexts.SNOW),
            work("w-luosheng-photo", Sector.ELECTRONICS, "静夜系列产品摄影", LUOSHENG, 2, DemoTexts.QUIET),
            work("w-suiling-story", Sector.FOOD, "一粒米的四十天", SUILING, 1, DemoTexts.RICE),
            work("w-yandun-guide", Sector.FIRE_SAFETY, "居家防火十句话", YANDUN, 1, DemoTexts.FIRE));

    public static final List<DemoRight> PACKAGING = List.of(
            new Draft("pk-suiling-gift", RightKind.PACKAGING, Sector.FOOD, "金穗礼盒装潢", null, SUILING, List.of())
                    .shown(1, ""),
            new Draft(
                            "pk-lanmuti-bottle",
                            RightKind.PACKAGING,
                            Sector.DAILY_CHEMICALS,
                            "青瓷瓶身装潢",
                            null,
                            LANMUTI,
                            List.of())
                    .shown(1, ""));

    private DemoRights() {}

    public static List<DemoRight> all() {
        return Stream.of(MARKS, WORKS, PACKAGING).flatMap(List::stream).toList();
    }

    /** The rights of the same holder, the right itself among them. */
    public static List<DemoRight> ofHolder(String holder) {
        return all().stream().filter(right -> right.holder().equals(holder)).toList();
    }

    private static Draft mark(
            String id, Sector sector, String name, @Nullable String latin, String holder, List<Integer> classes) {
        return new Draft(id, RightKind.TRADEMARK, sector, name, latin, holder, classes);
    }

    private static DemoRight work(String id, Sector sector, String name, String holder, int pictures, String text) {
        return new Draft(id, RightKind.WORK, sector, name, null, holder, List.of()).shown(pictures, text);
    }

    /** A right while it is being written down. */
    private static final class Draft {
        private final String id;
        private final RightKind kind;
        private final Sector sector;
        private final String name;
        private final @Nullable String latin;
        private final String holder;
        private final List<Integer> classes;
        private List<String> goods = List.of();
        private List<String> parts = List.of();
        private int from;
        private int to;

        Draft(
                String id,
                RightKind kind,
                Sector sector,
                String name,
                @Nullable String latin,
                String holder,
                List<Integer> classes) {
            this.id = id;
            this.kind = kind;
            this.sector = sector;
            this.name = name;
            this.latin = latin;
            this.holder = holder;
            this.classes = classes;
        }

        Draft goods(String... nouns) {
            goods = List.of(nouns);
            return this;
        }

        Draft parts(String... nouns) {
            parts = List.of(nouns);
            return this;
        }

        Draft price(int from, int to) {
            this.from = from;
            this.to = to;
            return this;
        }

        DemoRight forms(String traditional, String soundAlike, String split) {
            return new DemoRight(
                    id,
                    kind,
                    sector,
                    name,
                    latin,
                    holder,
                    classes,
                    goods,
                    parts,
                    from,
                    to,
                    1,
                    "",
                    traditional,
                    soundAlike,
                    split);
        }

        DemoRight shown(int pictures, String text) {
            return new DemoRight(
                    id, kind, sector, name, latin, holder, classes, goods, parts, from, to, pictures, text, name, name,
                    name);
        }
    }
}
