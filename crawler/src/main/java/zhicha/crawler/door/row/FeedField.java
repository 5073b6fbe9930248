package zhicha.crawler.door.row;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields of a listing that a column can fill, with the headings under which other systems give them. Headings are
 * compared without case, blanks, punctuation and what stands in brackets; the earlier of two is taken first.
 */
public enum FeedField {
    ID(
            "id",
            "itemid productid goodsid listingid offerid numiid asin 商品id 宝贝id 产品id 链接id 商品编号 商品编码 产品编号 id sku skuid 货号 编号"),
    URL("url", "url producturl itemurl detailurl permalink link href 商品链接 宝贝链接 详情链接 页面链接 链接 商品网址 商品地址 网址 链接地址"),
    PLATFORM("platform", "platform 平台 电商平台 平台名称 来源平台 marketplace 网站 渠道 site"),
    TITLE("title", "title 商品标题 宝贝标题 标题 商品名称 产品名称 宝贝名称 商品名 品名 名称 producttitle productname itemtitle itemname name"),
    DESCRIPTION("description", "description desc bodyhtml 商品描述 商品详情 描述 详情 简介 卖点 介绍"),
    BRAND("brand", "brand brandname 品牌 品牌名称 商品品牌"),
    CATEGORY("category", "category categories producttype categoryname 类目 商品类目 所属类目 分类 商品分类 品类"),
    PRICE(
            "price",
            "券后价 到手价 活动价 促销价 现价 saleprice currentprice priceamount price 售价 销售价 价格 商品价格 单价 成交价 报价 unitprice amount 最低价 lowprice minprice"),
    HIGH("price.high", "pricehigh highprice maxprice 最高价 价格上限"),
    CURRENCY("price.currency", "pricecurrency currency currencycode 币种 货币"),
    SALES("sales", "sales 销量 月销量 月销 总销量 累计销量 近30天销量 30天销量 已售 销售量 销售数量 付款人数 soldcount sold orders 成交量"),
    STOCK("stock", "stock 库存 库存量 库存数 库存数量 inventory inventoryquantity quantity qty"),
    CONDITION("condition", "condition 成色 新旧 新旧程度 商品状况"),
    SELLER_ID("seller.id", "sellerid shopid storeid vendorid 店铺id 卖家id 商家id 商铺id"),
    SELLER_NAME(
            "seller.name",
            "sellername shopname storename vendorname 店铺名称 店铺名 网店名称 店铺 卖家名称 卖家昵称 卖家 商家名称 商家 掌柜 旺旺 供应商 seller shop store vendor"),
    SELLER_LOCATION("seller.location", "sellerlocation 店铺所在地 卖家所在地 所在地 经营地址 经营场所 所在地区 地区 location"),
    SELLER_LICENCE(
            "seller.licence", "统一社会信用代码 社会信用代码 信用代码 营业执照号 营业执照注册号 营业执照 sellerlicence sellerlicense licence license"),
    SELLER_CONTACTS(
            "seller.contacts",
            "sellercontacts 联系方式 联系电话 卖家电话 店铺电话 电话 手机 手机号 微信 微信号 qq contacts contact phone telephone email"),
    SHIPS_FROM("shipsFrom", "shipsfrom shipfrom 发货地 发货地址 发货地点 发货"),
    IMAGES(
            "images",
            "images image imageurl imageurls imagesrc imagessrc 主图 主图链接 主图地址 商品图片 商品主图 图片 图片链接 图片地址 picture pictures pictureurl img imgurl pic picurl thumbnail"),
    OBSERVED_AT("observedAt", "observedat crawledat fetchedat 采集时间 抓取时间 监测时间 发现时间 采集日期 监测日期 时间 日期 timestamp date");

    private final String written;
    private final List<String> headings;

    FeedField(String written, String headings) {
        this.written = written;
        this.headings = List.of(headings.split(" "));
    }

    /** The name that mappings use. */
    public String written() {
        return written;
    }

    /** Folded headings, the likeliest first. */
    List<String> headings() {
        return headings;
    }

    /** Whether every column of this field is read, rather than the first that has something in it. */
    boolean many() {
        return this == IMAGES || this == SELLER_CONTACTS;
    }

    public static Optional<FeedField> find(String written) {
        return Arrays.stream(values())
                .filter(field -> field.written.equals(written))
                .findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(FeedField::written).collect(Collectors.joining(", "));
    }
}
