package zhicha.app.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.PriceRange;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.RightsHolder;

/** Invented rights, sellers and listings with drawn pictures, from a seed, as realistic as the screen needs them. */
final class SampleMarket {
    private final ConsoleHouse house;
    private final Path folder;
    private final Random random;
    private int made;

    SampleMarket(ConsoleHouse house, Path folder, long seed) {
        this.house = house;
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** @param sector null for a pack that spreads over several sectors */
    RightSnapshot right(String id, RightKind kind, String name, @Nullable Sector sector, String goods)
            throws Exception {
        Path picture = folder.resolve("packs").resolve(id).resolve("pictures").resolve("logo.png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, drawing(name, id.hashCode(), false));
        return new RightSnapshot(
                id,
                kind,
                name,
                new RightsHolder("哈尔滨" + name + "有限公司（虚构）", null),
                List.of(name),
                List.of(picture.toString()),
                kind == RightKind.TRADEMARK ? List.of(28) : List.of(),
                List.of(goods),
                Registration.UNCHECKED,
                new PriceRange(new BigDecimal("199.00"), new BigDecimal("899.00"), "CNY"),
                List.of(),
                sector == null ? "mixed" : sector.written(),
                "2026.11.1",
                sector);
    }

    /** A listing that disguises the right's name. */
    void disguised(RightSnapshot right, Seller seller, String site, boolean copied) throws Exception {
        String name = right.name();
        int how = random.nextInt(4);
        String[] seen = {
            name.charAt(0) + "*" + name.substring(1),
            name.charAt(0) + "\u200b" + name.substring(1),
            name.charAt(0) + "🐻" + name.substring(1),
            name
        };
        String[] evasion = {"inserted-symbol", "zero-width", "inserted-symbol", "exact"};
        String start = new String[] {"【现货】", "2026新款 ", "", "爆款 "}[random.nextInt(4)];
        String title = start + seen[how] + " " + right.goods().getFirst()
                + new String[] {" 大号礼盒装 送人生日礼物 高仿1:1", " 儿童益智 厂家直销 复刻", " 正品专柜代购 三件套", " 冬季加厚 全套配件"}[random.nextInt(4)];
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason.MarkText(
                TextField.TITLE, start.length(), start.length() + seen[how].length(), seen[how], name, evasion[how]));
        for (String word : List.of("高仿", "复刻")) {
            int at = title.indexOf(word);
            if (at >= 0) {
                reasons.add(new Reason.CodeWord(TextField.TITLE, at, at + 2, word, word, "replica-words"));
            }
        }
        BigDecimal price = new BigDecimal(19 + random.nextInt(100)).setScale(2);
        reasons.add(new Reason.PriceBelow(price, new BigDecimal("199.00"), "CNY", price.doubleValue() / 199));
        if (copied) {
            reasons.add(new Reason.CopiedPicture(
                    0,
                    "pictures/logo.png",
                    4 + random.nextInt(24),
                    31,
                    "framed",
                    new Box(0.12, 0.12, 0.88, 0.88),
                    Placement.ofCorners(
                            new Placement.Point(0.12, 0.12),
                            new Placement.Point(0.88, 0.12),
                            new Placement.Point(0.12, 0.88))));
        }
        List<Defence> defences = new ArrayList<>();
        if (random.nextInt(6) == 0) {
            defences.add(new Defence.Fact(DefenceKind.SECOND_HAND, "condition", "used"));
        }
        double score = Math.min(0.98, 0.52 + 0.1 * reasons.size() + random.nextInt(90) / 1000.0);
        put(
                right,
                seller,
                site,
                title,
                "品牌：" + name + "\n材质环保，支持七天无理由退换。\n本店所有商品均为厂家直供，数量有限，拍下请备注颜色。",
                price,
                reasons,
                defences,
                score,
                copied);
    }

    /** A listing with exactly this title, whose whole title is the reason. */
    void titled(RightSnapshot right, Seller seller, String title, String description) throws Exception {
        put(
                right,
                seller,
                "demo-a",
                title,
                description,
                new BigDecimal("9.90"),
                List.of(new Reason.MarkText(
                        TextField.TITLE, 0, title.length(), title, right.name(), "inserted-symbol")),
                List.of(),
                0.7,
                true);
    }

    private void put(
            RightSnapshot right,
            Seller seller,
            String site,
            String title,
            String description,
            BigDecimal price,
            List<Reason> reasons,
            List<Defence> defences,
            double score,
            boolean copied)
            throws Exception {
        int number = ++made;
        String id = site + "-" + (100_000 + number);
        String address = "http://127.0.0.1:8801/item/" + (100_000 + number) + ".html";
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            pictures.put(
                    "http://127.0.0.1:8801/img/" + number + "-" + i + ".png",
                    drawing(
                            copied && i == 0 ? right.name() : "",
                            copied && i == 0 ? right.id().hashCode() : number * 7L + i,
                            copied && i == 0));
        }
        StringBuilder html = new StringBuilder("<!doctype html><html><head><title>")
                .append(title)
                .append("</title><script>document.title='x'</script></head><body><h1>")
                .append(title)
                .append("</h1><p onclick=\"alert(1)\">¥")
                .append(price)
                .append("</p>");
        pictures.keySet()
                .forEach(picture -> html.append("<img src=\"").append(picture).append("\">"));
        html.append("<p>").append(description).append("</p><script>alert('page')</script></body></html>");
        CaptureId capture = house.seal(address, html.toString(), pictures);
        Listing listing = Listing.builder(id, title)
                .url(address)
                .platform(site)
                .description(description)
                .brand("其他")
                .category("玩具/益智")
                .price(new Price(price, "CNY", null))
                .sales(10L + random.nextInt(5_000))
                .condition("new")
                .seller(seller)
                .shipsFrom("黑龙江 哈尔滨")
                .images(pictures.keySet().stream().map(ListingImage::new).toList())
                .observedAt(OffsetDateTime.parse("2026-11-20T09:15:00+08:00").plusMinutes(number))
                .capture(capture)
                .build();
        Hit hit = new Hit(
                id,
                right.id(),
                right.kind(),
                Verdict.FLAG,
                score,
                List.of(new Hit.FiredRule("evasive-spelling", 3)),
                reasons,
                defences,
                new Wording(
                        "标题疑以变形写法使用“" + right.name() + "”，" + (copied ? "主图与权利图片高度一致，" : "") + "且标价仅为官方最低价的 "
                                + Math.round(100 * price.doubleValue() / 199) + "%。",
                        "The title seems to use “" + right.name() + "” in disguise"
                                + (copied ? ", the picture agrees with the right's" : "") + ", and the price is "
                                + Math.round(100 * price.doubleValue() / 199) + "% of the lowest official one."));
        house.take(listing, hit, right);
    }

    /** A picture of a thing with a name on it. */
    static byte[] drawing(String name, long seed, boolean framed) throws Exception {
        Random shapes = new Random(seed);
        BufferedImage image = new BufferedImage(480, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.getHSBColor(shapes.nextFloat(), 0.15f, 0.98f));
        pen.fillRect(0, 0, 480, 480);
        if (framed) {
            pen.setColor(new Color(0xD9A441));
            pen.fillRect(0, 0, 480, 480);
            pen.translate(58, 58);
            pen.scale(0.76, 0.76);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, 480, 480);
        }
        for (int i = 0; i < 7; i++) {
            pen.setColor(Color.getHSBColor(shapes.nextFloat(), 0.55f, 0.85f));
            int size = 50 + shapes.nextInt(150);
            int x = 40 + shapes.nextInt(280);
            int y = 40 + shapes.nextInt(240);
            if (shapes.nextBoolean()) {
                pen.fillOval(x, y, size, size);
            } else {
                pen.fillRoundRect(x, y, size, size, 30, 30);
            }
        }
        pen.setColor(new Color(0x22303C));
        pen.setFont(new Font("Noto Sans CJK SC", Font.BOLD, 76));
        pen.drawString(name, 60, 430);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    static Seller seller(int number) {
        String[] names = {"冰城欢乐玩具店", "雪域户外专营", "松江源食品批发", "北国数码旗舰", "牡丹江汽配行"};
        return new Seller(
                "s-" + number,
                names[number % names.length] + (number / names.length == 0 ? "" : number),
                number % 2 == 0 ? "黑龙江 哈尔滨" : "浙江 义乌",
                null,
                List.of("微信 shop" + number));
    }

    /** Many listings over several rights and sellers. */
    static void fill(ConsoleHouse house, Path folder, int listings, long seed) throws Exception {
        SampleMarket market = new SampleMarket(house, folder, seed);
        List<RightSnapshot> rights = List.of(
                market.right("tm-lelexiong", RightKind.TRADEMARK, "乐乐熊", Sector.TOYS, "积木"),
                market.right("tm-xuelan", RightKind.TRADEMARK, "雪岚", Sector.ICE_SNOW, "滑雪服"),
                market.right("wk-bingdeng", RightKind.WORK, "冰灯童话", Sector.CULTURE_TOURISM, "摆件"),
                market.right("tm-songyuan", RightKind.TRADEMARK, "松源", Sector.FOOD, "红肠"),
                market.right("pk-antai", RightKind.PACKAGING, "安泰", null, "灭火器"));
        for (int i = 0; i < listings; i++) {
            RightSnapshot right = rights.get(market.random.nextInt(rights.size()));
            market.disguised(
                    right,
                    seller(market.random.nextInt(12)),
                    "demo-" + "abc".charAt(market.random.nextInt(3)),
                    market.random.nextBoolean());
        }
    }
}
