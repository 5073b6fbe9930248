package zhicha.crawler.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.door.workbook.DamagedFile;

/** Workbooks made to eat memory: each part that is read as a whole has a bound, and the error says so in both languages. */
class HostileWorkbookTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    @TempDir
    Path folder;

    /** Writes what compresses a little only, so that no guard over the ratio sees it. */
    private interface Part {
        void write(OutputStream out) throws Exception;
    }

    private final Map<String, Part> parts = new LinkedHashMap<>();

    HostileWorkbookTest() {
        text(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE + "worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + TYPE + "sharedStrings+xml\"/>"
                        + "<Override PartName=\"/x/about.bin\""
                        + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
        text("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        text(
                "xl/workbook.xml",
                HEAD + "<workbook" + MAIN + " xmlns:r=\"" + OFFICE + "\"><sheets>"
                        + "<sheet name=\"goods\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        text(
                "xl/_rels/workbook.xml.rels",
                relations(
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "styles",
                        "styles.xml",
                        "sharedStrings",
                        "sharedStrings.xml"));
        text(
                "xl/styles.xml",
                HEAD + "<styleSheet" + MAIN + "><numFmts count=\"1\">"
                        + "<numFmt numFmtId=\"164\" formatCode=\"&quot;¥&quot;#,##0.00\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/>"
                        + "</cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/>"
                        + "</cellXfs></styleSheet>");
        text("xl/sharedStrings.xml", HEAD + "<sst" + MAIN + "><si><t>标题</t></si><si><t>积木</t></si></sst>");
        text(
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet" + MAIN + "><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>价格</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>1299.5</v></c></row>"
                        + "</sheetData></worksheet>");
    }

    private static String relations(String... typesAndTargets) {
        StringBuilder relations = new StringBuilder(
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            relations.append("<Relationship Id=\"r%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(i / 2 + 1, OFFICE, typesAndTargets[i], typesAndTargets[i + 1]));
        }
        return relations.append("</Relationships>").toString();
    }

    private void text(String name, String content) {
        parts.put(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private void endless(String name, String before, String each, int times) {
        parts.put(name, out -> {
            out.write((HEAD + before).getBytes(StandardCharsets.UTF_8));
            Random random = new Random(7);
            for (int i = 0; i < times; i++) {
                out.write(each.formatted(random.nextInt(1 << 30)).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private List<FeedItem> read() throws Exception {
        Path file = folder.resolve("goods.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
            }
        }
        List<FeedItem> items = new ArrayList<>();
        XlsxFeed.read(file, ColumnMapping.AUTOMATIC, items::add);
        return items;
    }

    private void refused(String why, String warum) {
        DamagedFile said = assertThrows(DamagedFile.class, this::read);
        assertTrue(DamagedFile.wording(said).en().contains(why), said::getMessage);
        assertTrue(
                DamagedFile.wording(said).zh().contains(warum),
                () -> DamagedFile.wording(said).zh());
    }

    @Test
    void anHonestWorkbookKeepsItsNumberFormats() throws Exception {
        FeedItem.Row row = assertInstanceOf(FeedItem.Row.class, read().getFirst());
        assertEquals(List.of("积木"), row.row().cells().get("标题"));
        assertEquals(List.of("¥1,299.50"), row.row().cells().get("价格"));
    }

    @Test
    void fontsWithoutEndAreNotReadToTheEnd() {
        endless("xl/styles.xml", "<styleSheet" + MAIN + "><fonts>", "<font><sz val=\"%d\"/></font>", 510_000);
        refused("too many styles", "格式过多");
    }

    @Test
    void cellFormatsWithoutEndAreNotKept() {
        endless("xl/styles.xml", "<styleSheet" + MAIN + "><cellXfs>", "<xf numFmtId=\"%d\"/>", 80_000);
        refused("too many styles", "格式过多");
    }

    @Test
    void emptyTextsWithoutEndAreCounted() {
        endless("xl/sharedStrings.xml", "<sst" + MAIN + ">", "<si/><si/><si/><!--%x-->", 900_000);
        refused("characters of text", "的文字超过");
    }

    @Test
    void aListOfSheetsWithoutEndIsNotRead() {
        endless("xl/workbook.xml", "<workbook" + MAIN + "><sheets>", "<sheet name=\"s%d\"/>", 250_000);
        refused("xl/workbook.xml", "解压后超过");
    }

    @Test
    void aListOfPartsWithoutEndIsNotOpened() {
        endless(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
                "<Override PartName=\"/p%d.xml\" ContentType=\"a/b\"/>",
                120_000);
        refused("[Content_Types].xml", "解压后超过");
    }

    @Test
    void aSummaryByAnotherNameIsNotRead() {
        endless("x/about.bin", "<coreProperties>", "<title>%d</title>", 300_000);
        refused("x/about.bin", "解压后超过");
    }

    @Test
    void aCellHoldsNoMoreThanAProgramWouldShow() throws Exception {
        endless(
                "xl/worksheets/sheet1.xml",
                "<worksheet" + MAIN
                        + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>标题</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>",
                "%08x",
                1_000_000);
        Part cell = parts.get("xl/worksheets/sheet1.xml");
        parts.put("xl/worksheets/sheet1.xml", out -> {
            cell.write(out);
            out.write("</t></is></c></row></sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        });
        FeedItem.Row row = assertInstanceOf(FeedItem.Row.class, read().getFirst());
        assertEquals(40_000, row.row().cells().get("标题").getFirst().length());
    }
}
