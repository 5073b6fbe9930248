package zhicha.matcher.text.context;

import java.util.Set;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.lexicon.Seat;

/**
 * What stands right beside a name and says whose it is: a brand's (苹果官方, 小米14 Pro), or something else's — the title of a work
 * (《…》), a person (李宁 著) or a place (长城路).
 */
public final class Surroundings {
    /** Longest title of a work, in UTF-16 units. */
    private static final int LONGEST_TITLE = 60;

    private static final String OPENING = "《〈";
    private static final String CLOSING = "》〉";

    /** Who writes, sings or teaches stands before or after a person's name. */
    private static final WordsBeside PERSON_AFTER = WordsBeside.of(
            "著", "编著", "主编", "编", "译", "校注", "老师", "先生", "教授", "博士", "签名", "亲笔", "演唱", "饰", "导演", "同学", "医生", "作品集");

    private static final WordsBeside PERSON_BEFORE = WordsBeside.of(
            "作者", "老师", "教授", "主编", "歌手", "演员", "作家", "画家", "艺术家", "导演", "作曲", "歌星", "影星", "球星", "体操王子", "运动员", "艺人",
            "主持人");

    /** The hundred commonest family names of one character; 金 and 白 are left out, they stand before brands as adjectives. */
    private static final String FAMILY_NAMES =
            "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范" + "傅钟卢汪戴崔任陆廖姚邱夏谭韦贾邹石熊孟秦阎薛侯雷龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚";

    private static final WordsBeside PLACE_AFTER = WordsBeside.of(
            "市", "县", "区", "镇", "乡", "村", "路", "街", "省", "站", "山", "河", "湖", "岛", "桥", "古城", "古镇", "景区", "大道", "公园",
            "机场", "火车站", "大街", "新区", "小区", "博物馆", "遗址", "一日游", "旅游", "门票");

    /** Pictures and books named after what they show or treat: 飞鹤 国画, 米其林指南. */
    private static final WordsBeside WORK_AFTER = WordsBeside.of(
            "国画", "挂画", "油画", "壁画", "版画", "年画", "字画", "剪纸", "十字绣", "图鉴", "百科", "百科全书", "指南", "传", "传记", "传奇", "海报",
            "字帖", "绘本", "画册", "书籍", "邮票", "贺卡");

    private static final WordsBeside AUDIENCE_AFTER =
            WordsBeside.of("必备", "首选", "最爱", "福音", "都爱", "喜欢", "爱吃", "爱玩", "爱看");

    private static final WordsBeside BRAND_AFTER = WordsBeside.of(
            "牌", "品牌", "官方", "旗舰", "专柜", "原装", "原厂", "正品", "国行", "公司", "集团", "科技", "授权", "专卖", "售后", "手机", "电脑");

    private static final WordsBeside BRAND_BEFORE =
            WordsBeside.of("品牌", "官方", "原装", "原厂", "国行", "专柜", "正品", "牌子", "授权", "美国", "日本", "德国", "进口");

    /** What a seller gives along with the goods: 送收纳盒, 赠运费险. */
    private static final WordsBeside GIVEN =
            WordsBeside.of("送", "赠", "加送", "附赠", "赠送", "附送", "另送", "买就送", "再送", "还送", "送一", "送个");

    /** What digits behind a name count where they are no model: 苹果5斤, 小米 500g. */
    private static final String MEASURES = "斤克kgml升个只枚粒颗箱袋盒包件瓶罐支片张本套米厘寸元折倍岁年月天日人层路号℃%x*";

    /** Two letters that count as a measure behind digits. */
    private static final Set<String> UNITS =
            Set.of("kg", "km", "kw", "cm", "mm", "ml", "mg", "gb", "tb", "mb", "hz", "oz");

    private final FoldedText text;
    private final Lexicon lexicon = Lexicon.shared();

    public Surroundings(FoldedText text) {
        this.text = text;
    }

    /** Where the name stands inside the title of a work: the title's first and last UTF-16 unit in the folded text's original, or null. */
    public int @org.jspecify.annotations.Nullable [] title(int first, int last) {
        String original = text.original();
        int start = text.start(first);
        int end = text.end(last);
        int open = start - 1;
        while (open >= 0 && start - open <= LONGEST_TITLE && CLOSING.indexOf(original.charAt(open)) < 0) {
            if (OPENING.indexOf(original.charAt(open)) >= 0) {
                for (int close = end; close < original.length() && close - open <= LONGEST_TITLE; close++) {
                    if (CLOSING.indexOf(original.charAt(close)) >= 0) {
                        return new int[] {open, close + 1};
                    }
                }
                return null;
            }
            open--;
        }
        return null;
    }

    /** Whether the name is a person's or a place's here, by the word next to it. */
    public boolean personOrPlace(int first, int last) {
        return follows(last, PERSON_AFTER, true)
                || foreignName(first, last)
                || text.kind(last) == UnitKind.HAN && follows(last, WORK_AFTER, true)
                || fullName(first, last)
                || precedes(first, PERSON_BEFORE)
                || text.kind(last) == UnitKind.HAN && follows(last, PLACE_AFTER, false);
    }

    /** A foreigner's name with its dot, the watched name before or behind it: 迈克尔·乔丹, 海尔·布朗. */
    private boolean foreignName(int first, int last) {
        return text.kind(first) == UnitKind.HAN && (dotted(first, first - 2) || dotted(last + 1, last + 2));
    }

    /** Whether nothing but a name's dot stands before a unit, and at least two characters are joined on the far side of it. */
    private boolean dotted(int unit, int far) {
        return unit > 0
                && unit < text.length()
                && far >= 0
                && far < text.length()
                && text.separators(unit) == 1
                && "·•・‧∙".indexOf(text.original().charAt(text.start(unit) - 1)) >= 0
                && text.kind(unit) == UnitKind.HAN
                && text.kind(unit - 1) == UnitKind.HAN
                && text.kind(far) == UnitKind.HAN
                && text.separators(far < unit ? unit - 1 : far) == 0;
    }

    /** A family name before a name of two characters, and nothing else joined to the three: 张安利, 陈雅培. */
    private boolean fullName(int first, int last) {
        return last == first + 1
                && first > 0
                && text.kind(first) == UnitKind.HAN
                && text.separators(first) == 0
                && FAMILY_NAMES.indexOf(text.written(first - 1)) >= 0
                && (first == 1 || text.separators(first - 1) > 0)
                && (last + 1 == text.length() || text.separators(last + 1) > 0);
    }

    /** Whether the name is a word for those whom the goods are for: 好孩子必备. */
    public boolean audience(int last) {
        return follows(last, AUDIENCE_AFTER, false);
    }

    /** Whether a word for goods names but what comes along with the goods, and not what is offered: 送收纳盒. */
    public boolean gift(int first) {
        if (first == 0 || text.separators(first) > 0 || !GIVEN.mayEnd(text.base(first - 1))) {
            return false;
        }
        StringBuilder word = new StringBuilder();
        for (int unit = first - 1; unit >= 0 && unit >= first - 3 && text.kind(unit) == UnitKind.HAN; unit--) {
            word.insert(0, Character.toString(text.base(unit)));
            if (GIVEN.contains(word.toString())) {
                return true;
            }
            if (text.separators(unit) > 0) {
                return false;
            }
        }
        return false;
    }

    /** Whether the name is a brand's here, by the word or the model next to it. */
    public boolean brand(int first, int last) {
        // most characters begin and end no such word
        int next = last + 1;
        boolean after =
                next < text.length() && (text.kind(next) != UnitKind.HAN || BRAND_AFTER.mayBegin(text.written(next)));
        return after && (follows(last, BRAND_AFTER, true) || model(last)) || precedes(first, BRAND_BEFORE);
    }
    /** Letters or digits right behind a Chinese name, as models have them: 小米14, 华为Mate, 苹果 15 Pro; no measure. */
    private boolean model(int last) {
        int at = last + 1;
        if (text.kind(last) != UnitKind.HAN || at >= text.length() || text.separators(at) > 1 || text.clauseEnds(at)) {
            return false;
        }
        if (text.kind(at) == UnitKind.LATIN) {
            return text.separators(at) == 0;
        }
        int digits = 0;
        while (at < text.length() && text.kind(at) == UnitKind.DIGIT && (digits == 0 || text.separators(at) == 0)) {
            digits++;
            at++;
        }
        if (digits == 0 || digits > 3) {
            return false;
        }
        boolean joined = text.separators(last + 1) == 0;
        if (at == text.length()) {
            return joined;
        }
        boolean measured = text.separators(at) <= 1 && MEASURES.indexOf(text.base(at)) >= 0 && !letters(at);
        return !measured && (joined || letters(at));
    }

    /** Whether two letters or more begin here: Pro, Max; not the g of 500g. */
    private boolean letters(int at) {
        return at + 1 < text.length()
                && text.kind(at) == UnitKind.LATIN
                && text.kind(at + 1) == UnitKind.LATIN
                && text.separators(at + 1) == 0
                && !UNITS.contains(Character.toString(text.base(at)) + Character.toString(text.base(at + 1)));
    }

    private boolean follows(int last, WordsBeside words, boolean spaced) {
        int from = last + 1;
        if (from >= text.length() || text.separators(from) > (spaced ? 1 : 0) || text.clauseEnds(from)) {
            return false;
        }
        if (!words.mayBegin(text.written(from))) {
            return false;
        }
        StringBuilder word = new StringBuilder();
        for (int unit = from; unit < text.length() && unit < from + 4 && han(unit, from); unit++) {
            // as written: 著 is no mere variant of 着 here
            word.appendCodePoint(text.written(unit));
            if (words.contains(word.toString()) && lexicon.seat(text, from, unit) == Seat.FREE) {
                return true;
            }
        }
        return false;
    }

    private boolean precedes(int first, WordsBeside words) {
        if (first == 0 || text.separators(first) > 1 || text.clauseEnds(first)) {
            return false;
        }
        if (!words.mayEnd(text.base(first - 1))) {
            return false;
        }
        StringBuilder word = new StringBuilder();
        for (int unit = first - 1; unit >= 0 && unit >= first - 4 && text.kind(unit) == UnitKind.HAN; unit--) {
            word.insert(0, Character.toString(text.base(unit)));
            if (words.contains(word.toString()) && lexicon.seat(text, unit, first - 1) == Seat.FREE) {
                return true;
            }
            if (text.separators(unit) > 0) {
                return false;
            }
        }
        return false;
    }

    private boolean han(int unit, int from) {
        return text.kind(unit) == UnitKind.HAN && (unit == from || text.separators(unit) == 0);
    }
}
