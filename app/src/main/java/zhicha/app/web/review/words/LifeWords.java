package zhicha.app.web.review.words;

import java.util.List;
import java.util.Map;
import zhicha.crawler.frontier.ending.EndingWords;
import zhicha.crawler.life.FieldChange;
import zhicha.crawler.life.LifeEvent;
import zhicha.rules.rule.Wording;

/** The life of a listing in words. */
public final class LifeWords {
    private static final Map<String, Wording> FIELDS = Map.ofEntries(
            Map.entry("title", new Wording("标题", "title")),
            Map.entry("price", new Wording("价格", "price")),
            Map.entry("description", new Wording("描述", "description")),
            Map.entry("brand", new Wording("品牌栏", "brand")),
            Map.entry("category", new Wording("类目", "category")),
            Map.entry("sales", new Wording("销量", "sold")),
            Map.entry("stock", new Wording("库存", "stock")),
            Map.entry("condition", new Wording("成色", "condition")),
            Map.entry("availability", new Wording("有货状态", "availability")),
            Map.entry("licencePage", new Wording("执照页", "licence page")),
            Map.entry("seller.id", new Wording("店铺编号", "shop id")),
            Map.entry("seller.name", new Wording("店铺名", "shop name")),
            Map.entry("seller.location", new Wording("店铺所在地", "shop's place")),
            Map.entry("seller.licence", new Wording("信用代码", "licence")),
            Map.entry("seller.contacts", new Wording("联系方式", "contacts")),
            Map.entry("shipsFrom", new Wording("发货地", "ships from")),
            Map.entry("images", new Wording("图片", "pictures")),
            Map.entry("listing", new Wording("能否识别为商品", "whether a listing is found")),
            Map.entry("listings", new Wording("商品链接", "links to goods")));

    private static final int LONGEST = 80;

    private LifeWords() {}

    public static Wording of(LifeEvent event) {
        return switch (event) {
            case LifeEvent.FirstSeen first -> new Wording("首次发现", "first seen");
            case LifeEvent.Changed changed -> new Wording("有变化", "changed");
            case LifeEvent.Gone gone -> {
                Wording why = EndingWords.of(gone.reason()).orElse(new Wording(gone.reason(), gone.reason()));
                yield new Wording("下架（" + why.zh() + "）", "gone (" + why.en() + ")");
            }
            case LifeEvent.Back back -> new Wording("重新上架", "back on offer");
        };
    }

    public static Wording field(String name) {
        return FIELDS.getOrDefault(name, new Wording(name, name));
    }

    /** Old and new value in one line; of several values only what left and what came. */
    public static String values(FieldChange change) {
        if (change.from().size() <= 1 && change.to().size() <= 1) {
            return one(change.from()) + " → " + one(change.to());
        }
        long gone =
                change.from().stream().filter(old -> !change.to().contains(old)).count();
        long fresh =
                change.to().stream().filter(now -> !change.from().contains(now)).count();
        return change.from().size() + " → " + change.to().size() + "（−" + gone + " +" + fresh + "）";
    }

    private static String one(List<String> values) {
        String value = values.isEmpty() ? "—" : values.getFirst();
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
