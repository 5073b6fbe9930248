package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.desk.Desk;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.evidence.VaultReader;
import zhicha.reporting.review.QueueFilter;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

/** Listings that come as files, taken in by the real command line. */
class ImportTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path pack;

    @BeforeEach
    void pack() throws IOException {
        data = folder.resolve("data");
        pack = SamplePack.in(folder);
    }

    private Verb.Ended imported(Object... more) {
        List<Object> words = new ArrayList<>(List.of("import", "--data", data, "--json"));
        words.addAll(Arrays.asList(more));
        words.addAll(List.of("--rules", pack));
        return Verb.run(words.toArray());
    }

    private static JsonNode summary(Verb.Ended ended) {
        return JsonMapper.shared().readTree(ended.lines().getFirst());
    }

    private Map<String, Listing> stored() {
        Map<String, Listing> all = new TreeMap<>();
        try (Store store = Store.open(StoreSettings.file(data))) {
            store.listings().each(listing -> all.put(listing.id(), listing));
        }
        return all;
    }

    private int flags() {
        try (Store store = Store.open(StoreSettings.file(data))) {
            return store.reviews()
                    .entries(QueueFilter.ALL, Instant.now(), 10_000, 0)
                    .size();
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aGbkTableWithChineseHeadings() throws Exception {
        String text = "某市监测结果,,,,,,,\r\n"
                + "商品ID,商品名称,价格(元),销量,店铺名称,所在地,主图,买家手机\r\n"
                + "1001,\"星*芽熊 积木, 大颗粒\",\"1,299.00\",3.5万+人付款,红果玩具店,黑龙江 哈尔滨,https://img.example/1.jpg,13900000000\r\n"
                + "1002,普通木马,券后价89,已售12,红果玩具店,黑龙江 哈尔滨,//img.example/2.jpg,13900000001\r\n";
        Path csv = folder.resolve("a.csv");
        Files.write(csv, text.getBytes(Charset.forName("GBK")));
        Verb.Ended ended = imported(csv, "--platform", "shopa");
        assertEquals(0, ended.exit(), ended::toString);
        Map<String, Listing> all = stored();
        Listing bear = all.get("shopa-1001");
        assertEquals("星*芽熊 积木, 大颗粒", bear.title());
        assertEquals(Price.of("1299.00", "CNY"), bear.price());
        assertEquals(35_000, bear.sales());
        assertEquals("红果玩具店", bear.seller().name());
        assertEquals("黑龙江 哈尔滨", bear.seller().location());
        assertEquals("https://img.example/1.jpg", bear.images().getFirst().address());
        assertEquals(Map.of(), bear.other(), "what is about buyers is not kept");
        assertEquals(Price.of("89", "CNY"), all.get("shopa-1002").price());
        assertEquals(1, flags(), "judged like a crawled one");
    }

    @Test
    void everyListingNamesTheSealedFileAndTheVaultHolds() throws Exception {
        Path csv = file("a.csv", "title,price,url\n星芽熊,9.90 USD,https://shop.example/item/5?utm_source=x\n");
        Verb.Ended ended = imported(csv);
        assertEquals(0, ended.exit(), ended::toString);
        Listing listing = stored().values().iterator().next();
        assertEquals(
                summary(ended).path("capture").asString(), listing.capture().value());
        VaultReader vault = VaultReader.open(data.resolve("vault"));
        var part = vault.partsOf(listing.capture()).getFirst();
        assertEquals(
                Files.readString(csv),
                new String(vault.rendition(part, "imported-part").orElseThrow().bytes(), StandardCharsets.UTF_8));
        assertEquals(0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
    }

    @Test
    void theSameFileTwiceDoublesNothing() throws Exception {
        Path csv = file("a.csv", "商品名称,商品ID\n星*芽熊,1\n木马,2\n");
        assertEquals(0, imported(csv).exit());
        Map<String, Listing> once = stored();
        int captures = VaultReader.open(data.resolve("vault")).size();
        assertEquals(0, imported(csv).exit());
        assertEquals(once, stored());
        assertEquals(1, flags());
        assertEquals(captures, VaultReader.open(data.resolve("vault")).size());
    }

    @Test
    void brokenRowsAreToldWithTheirNumberAndTheRestGoesOn() throws Exception {
        Path csv = file(
                "a.csv",
                "id;title;price\n1;木马;5\n2;;7\n3;\"不关的引号;8\n4;风筝;9\n5;陀螺;1;2;3\n6;\"两\n行\";面议\n7;毽子;12,50 €\n");
        Verb.Ended ended = imported(csv);
        assertEquals(65, ended.exit(), ended::toString);
        JsonNode summary = summary(ended);
        assertEquals(3, summary.path("broken").asInt(), ended::toString);
        assertEquals(4, summary.path("listings").asInt());
        for (String number : List.of("line 3：", "line 4：", "line 6：")) {
            assertTrue(ended.err().contains(number), ended.err());
        }
        assertEquals("两 行", stored().get("import-6").title());
        assertEquals(Price.of("12.50", "EUR"), stored().get("import-7").price());
        assertTrue(ended.err().contains("面议"), "what stands in the place of a price is told");
    }

    @Test
    void aTableWithoutTitlesIsRefusedWithACureAndAMappingHelps() throws Exception {
        Path csv = file("a.csv", "kind,what,cost\nx,星芽熊,5\n");
        Verb.Ended refused = imported(csv);
        assertEquals(65, refused.exit());
        assertTrue(refused.err().contains("--column title="), refused.err());
        assertTrue(stored().isEmpty());
        Verb.Ended ended = imported(csv, "--column", "title=what", "--column", "price=cost", "--currency", "RMB");
        assertEquals(0, ended.exit(), ended::toString);
        Path mapping = file("m.yaml", "columns: {title: what, price: [cost]}\ncurrency: USD\nplatform: p\n");
        assertEquals(0, imported(csv, "--mapping", mapping).exit());
        assertEquals(
                List.of("CNY", "USD"),
                stored().values().stream()
                        .map(listing -> listing.price().currency())
                        .toList());
        Path wrong = file("w.yaml", "columns: {titel: what}\n");
        Verb.Ended told = imported(csv, "--mapping", wrong);
        assertEquals(65, told.exit());
        assertTrue(told.err().contains("titel"), told.err());
    }

    @Test
    void jsonLinesInOurFormAndInAnother() throws Exception {
        Path ours = file(
                "ours.jsonl",
                SamplePack.listing("jd-1", "星芽熊 积木") + "{\"id\":\"jd-2\"}\n{oops\n"
                        + "{\"id\":\"jd-3\",\"title\":\"木马\",\"colour\":\"红\",\"买家电话\":\"13800000000\",\"observedAt\":\"2026-11-22T08:00:00+08:00\"}\n"
                        + "{\"id\":\"jd-4\",\"title\":\"陀螺\",\"price\":\"12.50元\",\"observedAt\":\"2099-01-01T00:00:00+08:00\"}\n");
        Verb.Ended ended = imported(ours);
        assertEquals(65, ended.exit(), ended::toString);
        assertEquals(3, summary(ended).path("listings").asInt(), ended::toString);
        assertEquals(Set.of("colour"), stored().get("jd-3").other().keySet(), "what is about buyers is not taken over");
        Listing spinning = stored().values().stream()
                .filter(listing -> listing.title().equals("陀螺"))
                .findFirst()
                .orElseThrow();
        assertEquals(Price.of("12.50", "CNY"), spinning.price(), "a price may be a mere text");
        assertTrue(spinning.observedAt().getYear() < 2099, "nothing is seen in times to come");
        assertEquals("红", stored().get("jd-3").other().get("colour"));
        assertEquals("2026-11-22T08:00+08:00", stored().get("jd-3").observedAt().toString());
        Path other = file(
                "other.ndjson",
                "{\"goodsId\":77,\"name\":\"风筝\",\"price\":{\"amount\":12.5,\"currency\":\"USD\"},\"shop\":{\"name\":\"云店\"},\"pics\":[\"https://i.example/a.jpg\"]}\n"
                        + "{\"goodsId\":78,\"name\":\"陀螺\"}\n");
        Verb.Ended second = imported(other, "--platform", "x", "--column", "images=pics");
        assertEquals(0, second.exit(), second::toString);
        Listing kite = stored().get("x-77");
        assertEquals(Price.of("12.5", "USD"), kite.price());
        assertEquals("云店", kite.seller().name());
        assertEquals("https://i.example/a.jpg", kite.images().getFirst().address());
    }

    @Test
    void productsJsonOfAShop() throws Exception {
        Path shop = file("products.json", """
                {"products":[{"id":8011,"title":"Fern Mug","handle":"fern-mug","body_html":"<p>Clay &amp; glaze</p>","vendor":"Clayhouse",
                 "product_type":"Mugs","variants":[{"price":"28.00","available":false},{"price":"34.50","available":false}],
                 "images":[{"src":"https://cdn.example/fern.jpg?v=1"}]},
                 {"id":8012,"title":"Bowl","handle":"bowl","vendor":"Clayhouse","variants":[{"price":"9.00","available":true}],"images":[]}]}
                """);
        Verb.Ended ended = imported(shop, "--home", "https://clay.example/", "--currency", "CAD");
        assertEquals(0, ended.exit(), ended::toString);
        Listing mug = stored().get("clay.example-8011");
        assertEquals("https://clay.example/products/fern-mug", mug.url());
        assertEquals(
                "28.00-34.50 CAD",
                mug.price().amount() + "-" + mug.price().high() + " "
                        + mug.price().currency());
        assertEquals("Clay & glaze", mug.description());
        assertEquals(0, mug.stock());
        assertNull(stored().get("clay.example-8012").price().high());
    }

    @Test
    void aWorkbookWithFormulasAndLongNumbers() throws Exception {
        Path xlsx = folder.resolve("a.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(xlsx)) {
            book.createSheet("说明").createRow(0).createCell(0).setCellValue("本表由监测系统导出");
            Sheet sheet = book.createSheet("数据");
            row(sheet, 0, "宝贝ID", "宝贝标题", "到手价", "月销量");
            Row first = sheet.createRow(2);
            first.createCell(0).setCellValue(6_940_000_012_345d);
            first.createCell(1).setCellValue("星芽熊");
            first.createCell(2).setCellFormula("HYPERLINK(\"http://127.0.0.1:1/\",\"x\")");
            first.getCell(2).setCellValue("¥1,099.50");
            first.createCell(3).setCellValue(1200);
            row(sheet, 3, "2", "=cmd|' /C calc'!A0", "3", "#REF!");
            book.write(out);
        }
        Verb.Ended ended = imported(xlsx, "--platform", "tb");
        assertEquals(0, ended.exit(), ended::toString);
        Listing bear = stored().get("tb-6940000012345");
        assertEquals(Price.of("1099.50", "CNY"), bear.price(), "the value that was kept with the formula");
        assertEquals(1200, bear.sales());
        assertEquals("=cmd|' /C calc'!A0", stored().get("tb-2").title(), "a text like any other");
    }

    private static void row(Sheet sheet, int number, String... cells) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    @Test
    void hostileFilesEndInAWordAndNotInAHeapThatIsFull() throws Exception {
        Path bomb = folder.resolve("bomb.xlsx");
        try (SXSSFWorkbook book = new SXSSFWorkbook(50);
                OutputStream out = Files.newOutputStream(bomb)) {
            Sheet sheet = book.createSheet();
            for (int i = 0; i < 3_000; i++) {
                row(sheet, i, i == 0 ? "标题" : "", i == 0 ? "价格" : "a".repeat(30_000));
            }
            book.write(out);
        }
        Path packed = folder.resolve("bomb.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("title\n".getBytes(StandardCharsets.UTF_8));
            byte[] zeros = new byte[1 << 20];
            Arrays.fill(zeros, (byte) 'a');
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        Path cell = file("cell.csv", "title,price\n" + "长".repeat(10 << 20) + ",5\n木马,5\n");
        Path binary = Files.write(folder.resolve("x.bin"), new byte[] {1, 2, 0, 4});
        Verb.Ended ended = Verb.child(
                folder,
                List.of("-Xmx256m"),
                "import",
                "--data",
                data,
                "--json",
                bomb,
                packed,
                cell,
                binary,
                "--rules",
                pack);
        assertEquals(65, ended.exit(), ended::toString);
        assertTrue(!ended.err().contains("OutOfMemory"), ended::toString);
        assertTrue(ended.err().contains("x.bin"), ended::toString);
        assertTrue(ended.lines().getFirst().contains("cutShort"), ended::toString);
        assertTrue(
                stored().values().stream().anyMatch(listing -> listing.title().equals("木马")), ended::toString);
    }

    @Test
    void pagesOfAWarcWithADamagedRecordAndAPicture() throws Exception {
        Path warc = folder.resolve("crawl.warc.gz");
        byte[] picture = Files.readAllBytes(SamplePack.draw(folder.resolve("p.png")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int damagedFrom;
        int damagedTo;
        try (WarcWriter writer = new WarcWriter(java.nio.channels.Channels.newChannel(out), WarcCompression.GZIP)) {
            answer(writer, "https://shop.example/p.png", "image/png", picture);
            damagedFrom = out.size();
            answer(writer, "https://shop.example/1", "text/html", page("一", "1"));
            damagedTo = out.size();
            answer(writer, "https://shop.example/2", "text/html; charset=utf-8", page("画册", "9.90"));
            answer(
                    writer,
                    "https://shop.example/about",
                    "text/html",
                    "<html><h1>关于我们</h1><p>无</p></html>".getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = out.toByteArray();
        Arrays.fill(bytes, (damagedFrom + damagedTo) / 2, damagedTo - 10, (byte) 0);
        Files.write(warc, bytes);
        Verb.Ended ended = imported(warc);
        assertEquals(65, ended.exit(), ended::toString);
        assertEquals(1, summary(ended).path("listings").asInt(), ended::toString);
        Listing listing = stored().values().iterator().next();
        assertEquals("画册", listing.title());
        assertEquals("https://shop.example/2", listing.url());
        assertEquals(1, flags(), "its picture came along and was judged");
        VaultReader vault = VaultReader.open(data.resolve("vault"));
        assertEquals(
                new String(page("画册", "9.90"), StandardCharsets.UTF_8),
                new String(vault.page(listing.capture()).orElseThrow().bytes(), StandardCharsets.UTF_8));
        int captures = vault.size();
        assertEquals(65, imported(warc).exit());
        assertEquals(captures, VaultReader.open(data.resolve("vault")).size(), "nothing is sealed twice");
        assertEquals(0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
    }

    /** One file, three shops: the package of a lead about one of them holds nothing of the others. */
    @Test
    void aLeadFromAWarcCarriesItsOwnPageAndNoOther() throws Exception {
        Path warc = folder.resolve("crawl.warc.gz");
        byte[] picture = Files.readAllBytes(SamplePack.draw(folder.resolve("p.png")));
        try (WarcWriter writer = new WarcWriter(
                java.nio.channels.Channels.newChannel(Files.newOutputStream(warc)), WarcCompression.GZIP)) {
            answer(writer, "https://shop.example/p.png", "image/png", picture);
            answer(writer, "https://shop.example/1", "text/html; charset=utf-8", page("星芽熊 积木", "9.90"));
            for (int other = 0; other < 12; other++) {
                answer(
                        writer,
                        "https://other-" + other + ".example/1",
                        "text/html; charset=utf-8",
                        page("木马 " + other, "5"));
            }
        }
        assertEquals(0, imported(warc).exit());
        String number;
        Listing flagged = stored().values().stream()
                .filter(one -> one.title().contains("星芽熊"))
                .findFirst()
                .orElseThrow();
        CaptureId own = flagged.capture();
        PackReading packs = Packs.load(List.of(pack));
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            number = LeadsTest.drafted(desk.leads(() -> packs), LeadsTest.confirm(desk.queue(), flagged.id()));
        }
        Verb.Ended ended = Verb.run("leads", "export", number, "--out", folder, "--format", "wacz", "--data", data);
        assertEquals(0, ended.exit(), ended::toString);
        try (ZipFile zip = new ZipFile(folder.resolve(number + ".wacz").toFile())) {
            String index = new String(
                    zip.getInputStream(zip.getEntry("indexes/index.cdx")).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(index.contains("https://shop.example/1"), index);
            assertTrue(index.contains("https://shop.example/p.png"), index);
            assertFalse(index.contains("other-"), index);
            assertFalse(index.contains(":part:"), "the file itself holds all of them: " + index);
            assertEquals(
                    1,
                    index.lines().filter(line -> line.contains("environment")).count(),
                    index);
            assertEquals(
                    4, index.lines().count(), "its page, its picture, what the file was, and who took it in: " + index);
        }
        VaultReader vault = VaultReader.open(data.resolve("vault"));
        assertTrue(vault.find(own).isPresent());
        assertEquals(
                0,
                Verb.run("evidence", "verify", folder.resolve(number + ".wacz")).exit());
    }

    private static byte[] page(String title, String price) {
        return ("<html lang=zh><script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"" + title
                        + "\",\"image\":\"/p.png\",\"offers\":{\"price\":\"" + price
                        + "\",\"priceCurrency\":\"CNY\"}}</script><h1>" + title + "</h1></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(WarcWriter writer, String address, String type, byte[] body) throws IOException {
        HttpResponse response = new HttpResponse.Builder(200, "OK")
                .body(MediaType.parse(type), body)
                .build();
        writer.write(new WarcResponse.Builder(URI.create(address))
                .date(Instant.parse("2026-11-20T08:00:00Z"))
                .body(response)
                .build());
    }

    @Test
    void killedInTheMiddleItLosesAndDoublesNothing() throws Exception {
        StringBuilder text = new StringBuilder("id,title,price\n");
        for (int i = 0; i < 3_000; i++) {
            text.append(i).append(i % 100 == 0 ? ",星*芽熊 " : ",木马 ").append(i).append(",5\n");
        }
        Path csv = file("many.csv", text.toString());
        Object[] verb = {"import", "--data", data, "--json", csv, "--rules", pack};
        Path err = folder.resolve("err.txt");
        // killed later each time, until it had judged a part; where it was done before, begun anew and killed sooner
        double patience = 1_500;
        for (int attempt = 1; judgedSoFar(csv) == 0; attempt++) {
            assertTrue(attempt < 30, "it never got anywhere");
            Process process = Verb.start(folder.resolve("out.txt"), err, List.of("-Xmx256m"), verb);
            boolean done = process.waitFor((long) patience, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (done) {
                deleteData();
            }
            patience *= done ? 0.7 : 1.5;
        }
        Object[] otherwise = {"import", "--data", data, "--json", csv, "--rules", pack, "--home", "https://x.example/"};
        Verb.Ended others = Verb.child(folder, List.of("-Xmx256m"), otherwise);
        assertEquals(0, others.exit(), others::toString);
        assertEquals(0, summary(others).path("goneOnAfter").asInt(0), "under other wishes it begins anew");
        Verb.Ended last = Verb.child(folder, List.of("-Xmx256m"), verb);
        assertEquals(0, last.exit(), last::toString);
        assertTrue(summary(last).path("goneOnAfter").asInt() > 0, last::toString);
        assertEquals(3_000, stored().size(), "nothing lost, nothing doubled");
        assertEquals(30, flags());
        try (var left = Files.list(data.resolve("imports"))) {
            assertEquals(0, left.count(), "no private copy stays behind");
        }
    }

    private long judgedSoFar(Path file) throws IOException, NoSuchAlgorithmException {
        if (!Files.isDirectory(data.resolve("store"))) {
            return 0;
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        try (Store store = Store.open(StoreSettings.file(data))) {
            return store.runs()
                    .unended("import-" + HexFormat.of().formatHex(digest, 0, 8))
                    .map(run -> run.pages())
                    .orElse(0L);
        }
    }

    private void deleteData() throws IOException {
        try (var all = Files.walk(data)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
