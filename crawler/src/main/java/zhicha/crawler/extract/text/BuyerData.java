package zhicha.crawler.extract.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Personal data of buyers, which an agency that looks for infringements has no need of (个人信息保护法 34, 35): they are left
 * out or masked before a listing is kept, indexed or shown. What a seller says of itself stays, its telephone number too.
 */
public final class BuyerData {
    private static final int DEEPEST = 12;
    private static final String MASK = "***";

    private static final Pattern BUYER = Pattern.compile(
            "(?i)买家|收货|收件|下单人|顾客|身份证|会员|订单号|订单编号|buyer|customer(?!.?service)|recipient|consignee|shipping ?address|order.?(?:no|num|id)\\b");
    private static final Pattern REVIEW =
            Pattern.compile("(?i)评价|评论|评测|晒单|问答|提问|追评|review|comment|feedback|question|answer|\\bq ?& ?a\\b|レビュー|口コミ");
    private static final Pattern PERSON = Pattern.compile(
            "(?i)author|user|nick|(?:^|[._-])name|fullname|avatar|head.?(?:img|pic)|portrait|phone|mobile|(?:^|[._-])tel|mail|addr|location|(?:^|[._-])ip$|"
                    + "昵称|用户|姓名|头像|电话|手机|邮箱|地址|作者|评价人|评论人");
    private static final Pattern IDENTITY = Pattern.compile("(?<![\\dA-Za-z])\\d{17}[\\dXx](?![\\dA-Za-z])");
    private static final int[] IDENTITY_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern ORDER = Pattern.compile(
            "(?i)((?:订单(?:编号|号码|号)?|order (?:no\\.?|number|id))\\s{0,3}[:：#]?\\s{0,3})[A-Za-z0-9-]{6,40}");
    private static final Pattern CONSIGNEE =
            Pattern.compile("((?:收货人|收件人|买家(?:姓名|昵称|电话|地址)?|收货地址|收件地址|收货电话)\\s{0,3}[:：]\\s{0,3})[^\\n\\r。；;，,]{1,80}");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}");
    private static final Pattern TELEPHONE = Pattern.compile(
            "(?<![\\dA-Za-z])(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)|(?<!\\d)0\\d{2,3}[- ]\\d{7,8}(?!\\d)|\\+\\d{1,3}[ -]?\\d(?:[ -]?\\d){6,13}(?!\\d)");
    private static final Pattern MESSENGER = Pattern.compile(
            "(?i)((?:微信号?|薇信)\\s?[:：]?\\s?|(?<![A-Za-z])(?:vx|wechat|qq)\\s?[:：]\\s?|(?<![A-Za-z])qq\\s?(?=\\d{5,11}(?!\\d)))[A-Za-z0-9][\\w-]{4,19}");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\\p{IsHan}{2,3}[省市]|\\p{IsHan}{2,5}自治区)\\p{IsHan}{1,10}(?:区|县|市|镇|街道)[\\p{IsHan}\\d-]{2,30}?(?:号|室|栋|单元|楼)(?:\\d{1,5}(?:号|室))?");

    /** What stands before that which buyers wrote, in the running text of a description. */
    private static final Pattern REVIEWS =
            Pattern.compile("(?i)(?:买家|用户|顾客|客户|宝贝|商品|累计|精选|全部|最新)(?:评价|评论|点评|好评|晒单|反馈|留言)|评论区|晒单区|买家秀|追加?评论"
                    + "|(?:customer|buyer|user|product|verified) ?(?:reviews?|comments?|feedback)|カスタマーレビュー");

    private static final String OF_THE_SELLER =
            "(?:联系(?:方式|我们|客服|卖家|电话|人)|客服(?:电话|热线|微信)?|(?:公司|店铺|厂家|商家|卖家)(?:地址|电话|简介|介绍|名称|回复|信息)"
                    + "|(?:售后|批发|订购|加盟|招商)(?:服务|咨询|联系)?(?:电话|热线|微信)?"
                    + "|contact us|about (?:us|the seller|the shop)|customer service|seller(?:'s)? (?:reply|response|information))";

    /**
     * Where the seller speaks again: its contacts are not to be masked. Buyers use the same words ({@code 售后也好}), so all but
     * the register of companies must be a heading: alone on a line, or with a colon or a number behind.
     */
    private static final Pattern SELLER = Pattern.compile(
            "(?im)" + OF_THE_SELLER + "(?=\\s?[:：]|\\s?\\+?\\d{3})|^" + OF_THE_SELLER + "(?=\\s*$)|营业执照|统一社会信用代码");

    /** A person by surname and form of address, {@code 王女士}, or a nickname half hidden by the platform, {@code 小**明}. */
    private static final Pattern PERSON_NAMED = Pattern.compile(
            "(?<!\\p{IsHan})[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]\\p{IsHan}{0,2}(?:先生|女士|小姐)"
                    + "|(?<![\\p{L}\\d*])[\\p{L}\\d]\\*{2,6}[\\p{L}\\d](?![\\p{L}\\d*])");

    private static final Pattern NICKNAME = Pattern.compile(
            "(?i)((?:昵称|用户名|评论人|评价人|会员名|reviewer|posted by)\\s{0,3}[:：]\\s{0,3}|reviewed by\\s{1,3})(?-i:[\\p{L}\\d_*·.-]{1,30}(?: \\p{Lu}\\p{L}{0,20}\\.?)?)");

    /** A listing made for one buyer to pay by: 王女士专拍, 补差价. */
    private static final Pattern FOR_ONE = Pattern.compile("专拍|代拍|补差价|补差额|差价链接|补邮费|补运费|邮费链接|运费链接|专属链接|专用链接|定制链接|补拍");

    private static final Pattern ONE_NAMED = Pattern.compile(
            "(?:(?:买家|客户|顾客|亲)[:：\\s]?)?[\\p{IsHan}A-Za-z]{1,4}(?:先生|女士|小姐)(?=\\s*(?:的?\\s*)?(?:专拍|补|差价|专属|专用|定制链接|邮费|运费|\\d|\\*))");
    private static final Pattern RESERVED = Pattern.compile(
            "((?i:reserved (?:listing |item |order )?for|private listing for)\\s{1,3}@?)\\p{Lu}[\\p{L}'-]{1,20}(?: \\p{Lu}[\\p{L}'-]{0,20}\\.?)?");

    private BuyerData() {}

    /**
     * A title without the buyer it was made for. A telephone number in any other title is the seller's own, and stays; so do
     * names of goods, which are nobody's.
     */
    public static String maskedTitle(String title) {
        String plain = masked(title);
        if (FOR_ONE.matcher(plain).find()) {
            plain = MAIL.matcher(plain).replaceAll(MASK);
            plain = TELEPHONE.matcher(plain).replaceAll(MASK);
            plain = MESSENGER.matcher(plain).replaceAll("$1" + MASK);
            plain = ONE_NAMED.matcher(plain).replaceAll(MASK);
        }
        return RESERVED.matcher(plain).replaceAll("$1" + MASK);
    }

    /** Whether a field speaks of buyers by its name. */
    public static boolean isBuyers(String field) {
        return BUYER.matcher(field).find();
    }

    /** A seller's text without identity numbers, numbers of orders, and lines about a consignee. */
    public static String masked(String text) {
        if (text.length() < 4) {
            return text;
        }
        String plain =
                CONSIGNEE.matcher(ORDER.matcher(text).replaceAll("$1" + MASK)).replaceAll("$1" + MASK);
        Matcher identity = IDENTITY.matcher(plain);
        return reviewsMasked(identity.replaceAll(
                found -> isIdentity(found.group()) ? MASK : Matcher.quoteReplacement(found.group())));
    }

    /** What buyers wrote within a seller's text, from its heading to where the seller speaks again. */
    private static String reviewsMasked(String text) {
        Matcher heading = REVIEWS.matcher(text);
        if (!heading.find()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        do {
            int start = heading.end();
            Matcher seller = SELLER.matcher(text);
            int end = seller.find(start) ? seller.start() : text.length();
            masked.append(text, from, start).append(reviewMasked(text.substring(start, end)));
            from = end;
        } while (heading.find(from));
        return masked.append(text, from, text.length()).toString();
    }

    /** A text that buyers wrote: also without ways to reach them and without addresses. */
    public static String maskedReview(String text) {
        return reviewMasked(masked(text));
    }

    private static String reviewMasked(String text) {
        String plain = MAIL.matcher(text).replaceAll(MASK);
        plain = TELEPHONE.matcher(plain).replaceAll(MASK);
        plain = MESSENGER.matcher(plain).replaceAll("$1" + MASK);
        plain = NICKNAME.matcher(plain).replaceAll("$1" + MASK);
        plain = PERSON_NAMED.matcher(plain).replaceAll(MASK);
        return ADDRESS.matcher(plain).replaceAll(MASK);
    }

    /** Fields that a listing has no place of its own for, without those about buyers, whatever they are nested in. */
    public static Map<String, Object> kept(Map<String, ?> fields) {
        Map<String, Object> kept = new LinkedHashMap<>();
        fields.forEach((name, value) -> kept(name, value, false, 0).ifPresent(clean -> kept.put(name, clean)));
        return kept;
    }

    private static Optional<Object> kept(String name, @Nullable Object value, boolean within, int depth) {
        boolean review = within || REVIEW.matcher(name).find();
        if (value == null
                || depth > DEEPEST
                || isBuyers(name)
                || review && PERSON.matcher(name).find()) {
            return Optional.empty();
        }
        return switch (value) {
            case String text -> Optional.of(review ? maskedReview(text) : masked(text));
            case Map<?, ?> inner -> {
                Map<String, Object> clean = new LinkedHashMap<>();
                inner.forEach((key, one) -> kept(String.valueOf(key), one, review, depth + 1)
                        .ifPresent(left -> clean.put(String.valueOf(key), left)));
                yield Optional.of(clean);
            }
            case List<?> list -> {
                List<Object> clean = new ArrayList<>();
                list.forEach(
                        one -> kept(review ? "" : name, one, review, depth + 1).ifPresent(clean::add));
                yield Optional.of(clean);
            }
            default -> Optional.of(value);
        };
    }

    /** Whether the check digit of a resident identity number is right (GB 11643-1999). */
    private static boolean isIdentity(String number) {
        int sum = 0;
        for (int i = 0; i < IDENTITY_WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * IDENTITY_WEIGHTS[i];
        }
        return "10X98765432".charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }
}
