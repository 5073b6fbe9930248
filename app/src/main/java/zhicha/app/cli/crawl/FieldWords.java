package zhicha.app.cli.crawl;

import zhicha.crawler.extract.fact.FieldSource;
import zhicha.crawler.extract.fact.ListingField;

/** The fields of a listing, and the places on a page that they come from, in the words of those who write site files. */
final class FieldWords {
    private FieldWords() {}

    /** {@code 标题 title = 积木  [结构化数据 json-ld Product.name: 积木]}. */
    static String line(FieldSource source) {
        return "%s = %s  [%s %s %s: %s]"
                .formatted(
                        named(source.field()),
                        source.value(),
                        chinese(source.step()),
                        source.step().written(),
                        source.where(),
                        source.raw());
    }

    static String named(ListingField field) {
        return chinese(field) + " " + field.written();
    }

    private static String chinese(ListingField field) {
        return switch (field) {
            case TITLE -> "标题";
            case PRICE -> "价格";
            case CURRENCY -> "币种";
            case IMAGES -> "图片";
            case DESCRIPTION -> "描述";
            case BRAND -> "品牌";
            case CATEGORY -> "类目";
            case CONDITION -> "成色";
            case STOCK -> "库存";
            case AVAILABILITY -> "供货状态";
            case SALES -> "销量";
            case SELLER_NAME -> "店铺";
            case SELLER_ID -> "店铺编号";
            case SELLER_LOCATION -> "店铺所在地";
            case SELLER_LICENCE -> "营业执照";
            case LICENCE_PAGE -> "证照页";
            case SELLER_CONTACTS -> "联系方式";
            case SHIPS_FROM -> "发货地";
            case ITEM_ID -> "商品编号";
        };
    }

    private static String chinese(FieldSource.Step step) {
        return switch (step) {
            case JSON_LD, MICRODATA, RDFA -> "结构化数据";
            case OPEN_GRAPH -> "分享信息";
            case SITE_FILE -> "站点文件";
            case EMBEDDED -> "页面脚本";
            case HEURISTIC -> "推断";
        };
    }
}
