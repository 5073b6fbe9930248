package zhicha.market.seller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.picture.Seeds;

/** Everybody who sells in the market. Some run shops on several platforms under one licence or one messenger name. */
public final class Shopkeepers {
    /** The platforms, by their site ids. */
    public static final List<String> SITES = List.of("demo-a", "demo-b", "demo-c", "demo-d");

    private static final int[] GENERAL = {38, 34, 36, 22};
    private static final String[] FIRST = {
        "青禾", "云杉", "北栀", "老街", "巷口", "顺顺", "好邻", "七里", "糯糯", "阿满", "小雨点", "晴空", "石榴", "半夏", "拾光", "南枝", "麦穗", "橙子"
    };
    private static final String[] SECOND = {"百货店", "优选", "杂货铺", "生活馆", "商行", "小店", "供应链", "折扣仓", "旗舰店", "工厂店"};
    private static final String[] NUMERALS = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    private static final String[] CLAIMS = {"官方旗舰店", "官方直营店", "品牌官方店", "旗舰店"};

    private final long seed;
    private final List<Shopkeeper> all = new ArrayList<>();
    private final Map<String, List<Shopkeeper>> general = new HashMap<>();
    private final Map<String, List<Shopkeeper>> permitted = new HashMap<>();
    private final Map<String, List<Shopkeeper>> lapsed = new HashMap<>();
    private final Map<String, Shopkeeper> pretenders = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    public Shopkeepers(long seed) {
        this.seed = seed;
        for (int s = 0; s < SITES.size(); s++) {
            String site = SITES.get(s);
            List<Shopkeeper> here = new ArrayList<>();
            for (int i = 0; i < GENERAL[s]; i++) {
                here.add(hire(site, generalName(site, i), null, null, cluster(s, i)));
            }
            general.put(site, here);
        }
        int turn = 0;
        for (DemoRight mark : DemoRights.MARKS) {
            String site = SITES.get(turn % 4);
            String other = SITES.get((turn + 1) % 4);
            String third = SITES.get((turn + 2) % 4);
            List<Shopkeeper> shops = new ArrayList<>();
            shops.add(hire(site, mark.name() + "官方旗舰店", mark.holder(), LocalDate.of(2027, 12, 31), -1));
            if (turn % 3 == 0) {
                shops.add(hire(other, mark.name() + "授权经销店", mark.holder(), null, -1));
            }
            permitted.put(mark.holder(), shops);
            if (turn % 3 == 1) {
                lapsed.put(
                        mark.id(),
                        List.of(hire(
                                other,
                                "北方经销" + NUMERALS[turn % 10] + "店",
                                mark.holder(),
                                LocalDate.of(2026, 3, 31),
                                -1)));
            }
            pretenders.put(mark.id(), hire(third, mark.name() + CLAIMS[turn % CLAIMS.length], null, null, -1));
            turn++;
        }
    }

    public List<Shopkeeper> all() {
        return List.copyOf(all);
    }

    /** The shops of a platform that sell anything; at least six. */
    public List<Shopkeeper> general(String site) {
        return general.getOrDefault(site, List.of());
    }

    /** Some general shop of a platform. Half of the trouble comes from a sixth of the shops. */
    public Shopkeeper someone(String site, Random random) {
        List<Shopkeeper> here = general(site);
        return here.get(random.nextInt(random.nextBoolean() ? here.size() : here.size() / 6));
    }

    /** Shops that the holder permits to sell today. */
    public List<Shopkeeper> permitted(String holder) {
        return permitted.getOrDefault(holder, List.of());
    }

    /** Shops whose permission has ended. */
    public List<Shopkeeper> lapsed(String mark) {
        return lapsed.getOrDefault(mark, List.of());
    }

    /** The shop that only claims to be official. */
    public Shopkeeper pretender(String mark) {
        Shopkeeper shop = pretenders.get(mark);
        if (shop == null) {
            throw new IllegalArgumentException("no shop pretends to be official for " + mark);
        }
        return shop;
    }

    /** Every platform's shops 3, 7, 11 ... 31 belong together across platforms: eight clusters of up to four shops. */
    private static int cluster(int site, int index) {
        return index % 4 == 3 && index < 33 && (index + site) % 5 != 0 ? index / 4 : -1;
    }

    private Shopkeeper hire(String site, String name, @Nullable String holder, @Nullable LocalDate until, int cluster) {
        int number = all.size() + 1;
        boolean oneCompany = cluster >= 0 && cluster % 2 == 0;
        Random random = Seeds.stream(seed, oneCompany ? "company " + cluster : "keeper " + number);
        List<Town> towns = random.nextInt(100) < 24 ? Town.HEILONGJIANG : Town.ELSEWHERE;
        Town town = towns.get(random.nextInt(towns.size()));
        Town dispatch = random.nextInt(5) == 0 ? Town.ELSEWHERE.get(random.nextInt(Town.ELSEWHERE.size())) : town;
        int company = oneCompany ? 900 + cluster : number;
        String messenger = "微信 shili_" + (cluster >= 0 ? "lian" + cluster : "kf" + number);
        String telephone = "电话 %s-00%05d".formatted(town.province().equals("黑龙江") ? "0451" : "0571", company);
        Shopkeeper keeper = new Shopkeeper(
                "s-" + (1000 + number),
                site,
                name,
                town.name() + "示例" + digits(company) + "号商贸有限公司",
                town.shown(),
                dispatch.shown(),
                SocialCreditCode.of(town.code(), company),
                List.of(messenger, telephone),
                holder,
                until);
        all.add(keeper);
        return keeper;
    }

    private String generalName(String site, int index) {
        Random random = Seeds.stream(seed, "shop name " + site + index);
        String name;
        do {
            name = FIRST[random.nextInt(FIRST.length)]
                    + FIRST[random.nextInt(FIRST.length)]
                    + SECOND[random.nextInt(SECOND.length)];
        } while (!names.add(name));
        return name;
    }

    private static String digits(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append("零一二三四五六七八九".charAt(digit - '0'));
        }
        return text.toString();
    }
}
