package zhicha.market.offer;

import java.util.List;
import java.util.Random;
import zhicha.market.brand.DemoRight;
import zhicha.market.goods.Goods;
import zhicha.market.seller.Shopkeeper;
import zhicha.rules.pack.Sector;

/** The words of the market: brands that are nobody's, titles, descriptions. */
final class Wordings {
    private static final String[] HEADS = {
        "岚", "栎", "沁", "芮", "祺", "澍", "霁", "珂", "堇", "楠", "翊", "昀", "朔", "澜", "柚", "漾", "樾", "煦", "璟", "穆"
    };
    private static final String[] TAILS = {
        "域", "诺", "朵", "格", "兮", "拓", "蔓", "欣", "佑", "桐", "尼", "可", "希", "庭", "渡", "荷"
    };
    private static final String[] ENDS = {"", "", "", "家", "记", "优品"};
    private static final String[] PRAISE = {"家用", "新款", "便携", "加厚", "升级款", "简约", "耐用", "东北", "四季", "通用", "大容量", "轻便"};
    private static final String[] LURES = {"包邮", "现货速发", "送运费险", "当天发货", "厂家直供", "拍下立减", "老客回购", "两件优惠", "", ""};
    private static final String[] FEATURES = {
        "做工扎实，用料足",
        "颜色以实物为准，略有偏差属正常",
        "每一件出库前都由仓库师傅检查",
        "适合自用，也适合送人",
        "尺寸为手工测量，误差在两厘米内",
        "外箱加固，路上磕碰包赔",
        "第一次购买可先咨询客服",
        "冬季寒冷地区也可以放心使用"
    };
    private static final String[] CARE = {
        "收货请先验货再签收。", "支持七天无理由退换，运费以页面说明为准。", "请存放在阴凉干燥处，避免阳光直射。", "使用前请仔细阅读说明书。", "如有质量问题请联系客服处理。", "偏远地区发货时间可能延长一到两天。"
    };
    /** Innocent titles that hold the two-character marks 冰行 and 林间 as parts of ordinary words, with their goods. */
    private static final String[][] ICE = {
        {"破冰行动 团建纪念徽章", "冰箱贴"}, {"破冰行者 主题帆布袋", "帆布袋"}, {"踏冰行舟 木刻摆件", "摆件"}, {"结冰行车安全 应急灯", "应急灯"},
        {"破冰行动 主题拼图", "拼图"}, {"碎冰行旅 手绘手账本", "手账本"}, {"江面凿冰行船 摄影画册", "画册"}, {"薄冰行走提示 应急灯", "应急灯"}
    };

    private static final String[][] WOOD = {
        {"山林间小路 手绘冰箱贴", "冰箱贴"}, {"园林间隔花器 摆件", "摆件"}, {"松林间采摘 黑木耳", "黑木耳"}, {"密林间寻宝 拼图", "拼图"},
        {"桦林间雪景 帆布袋", "帆布袋"}, {"椴林间放蜂 椴树蜂蜜", "椴树蜂蜜"}, {"森林间伐纪念 徽章摆件", "摆件"}, {"竹林间听雨 丝巾", "丝巾"}
    };
    /** Ordinary goods whose titles hold replica words that mean something harmless. */
    private static final String[][] HARMLESS = {
        {"高仿真恐龙模型 过家家套装", "过家家套装"}, {"仿古铜小鹤摆件", "摆件"}, {"仿皮汽车脚垫 全包围", "汽车脚垫"}, {"1:1还原老式街机 积木", "积木"},
        {"仿真花束 摆件", "摆件"}, {"翡翠A货挂件 摆件", "摆件"}, {"复刻奶奶的味道 红肠", "红肠"}, {"仿羊绒围巾 丝巾", "丝巾"}
    };

    private Wordings() {}

    static String brand(Random random) {
        return one(HEADS, random) + one(TAILS, random) + one(ENDS, random);
    }

    static String ordinary(String brand, Goods goods, String spec, Random random) {
        return brand + " " + one(PRAISE, random) + goods.noun() + " " + spec + tail(random);
    }

    static String plain(String name, Goods goods, String spec, Random random) {
        return random.nextBoolean()
                ? name + " " + goods.noun() + " " + spec + tail(random)
                : name + one(PRAISE, random) + goods.noun() + " " + spec + tail(random);
    }

    static String genuine(DemoRight mark, Goods goods, String spec) {
        String latin = mark.latin();
        return mark.name() + (latin == null ? "" : " " + latin) + " " + goods.noun() + " " + spec + " 官方正品 全国联保";
    }

    static String replica(DemoRight mark, Goods goods, String spec, int turn) {
        String name = mark.name();
        return switch (turn % 6) {
            case 0 -> "高仿" + name + " " + goods.noun() + " " + spec;
            case 1 -> name + " " + goods.noun() + " 1:1复刻 " + spec;
            case 2 -> name + goods.noun() + " 精仿 包装齐全";
            case 3 -> "A货 " + name + " " + goods.noun() + " 顶级品质 " + spec;
            case 4 -> name + " " + goods.noun() + " 复刻版 可过专柜";
            default -> goods.noun() + " " + name + " 超A级 高仿 " + spec;
        };
    }

    static String compatible(DemoRight mark, String part, String goods, int turn, Random random) {
        String latin = mark.latin();
        String name = latin == null || turn % 3 > 0 ? mark.name() : latin;
        return switch (turn % 5) {
            case 0 -> "适用于" + name + goods + "的" + part + tail(random);
            case 1 -> part + " 兼容" + name + " " + goods + " 通用配件";
            case 2 -> brand(random) + " " + part + " 适配" + name + goods;
            case 3 -> "适用" + name + " " + goods + " " + part + " 非原装";
            default -> brand(random) + part + "（可用于" + name + goods + "）";
        };
    }

    static String secondHand(DemoRight mark, Goods goods, int turn) {
        return switch (turn % 4) {
            case 0 -> "二手 " + mark.name() + " " + goods.noun() + " 95新 自用";
            case 1 -> "闲置转让 " + mark.name() + goods.noun() + " 用过两次";
            case 2 -> mark.name() + " " + goods.noun() + " 二手 9成新 功能正常";
            default -> "个人闲置 " + mark.name() + " " + goods.noun() + " 搬家出";
        };
    }

    static String[] commonWord(DemoRight mark, int turn) {
        String[][] titles = mark.name().equals("冰行") ? ICE : WOOD;
        return titles[turn / 2 % titles.length];
    }

    static String[] harmless(int turn) {
        return HARMLESS[turn % HARMLESS.length];
    }

    static String description(Goods goods, String spec, Shopkeeper keeper, Random random) {
        return "品名：" + goods.noun() + "；规格：" + spec + "。" + one(FEATURES, random) + "，" + one(FEATURES, random) + "。从"
                + keeper.shipsFrom().replace(" ", "") + "发货，" + (12 + 12 * random.nextInt(5)) + "小时内发出。"
                + one(CARE, random)
                + one(CARE, random);
    }

    /** The protected text as copyists use it: whole, without its first sentence, or with other punctuation and a plug. */
    static String copied(String text, int turn) {
        String joined = text.replace("\n", "");
        return switch (turn % 3) {
            case 0 -> joined;
            case 1 -> joined.substring(joined.indexOf('。') + 1) + "喜欢就带回家吧！";
            default -> "【店主推荐】" + joined.replace("；", "，").replace("：", "，") + "关注店铺领券再减五元。";
        };
    }

    static Goods elsewhere(Sector own, Random random) {
        Goods goods;
        do {
            goods = Goods.ALL.get(random.nextInt(Goods.ALL.size()));
        } while (goods.sector() == own);
        return goods;
    }

    static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String tail(Random random) {
        String lure = one(LURES, random);
        return lure.isEmpty() ? "" : " " + lure;
    }

    private static String one(String[] list, Random random) {
        return list[random.nextInt(list.length)];
    }
}
