package zhicha.reporting.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import zhicha.reporting.Samples;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.SampleLeads;
import zhicha.rules.watch.RightKind;

/** Tables of leads, read back by what did not write them: Commons CSV, and the parts of the workbook as they are. */
class LeadTableTest {
    private static final Lead PLAIN = SampleLeads.lead("浙江 义乌", 2);

    /** A seller's attempt to have the officer's own program run something. */
    private static final Lead HOSTILE = SampleLeads.lead(
            SampleLeads.ASSEMBLY,
            List.of(SampleLeads.item(
                    1,
                    Samples.listing(1, "浙江 义乌")
                            .title("=HYPERLINK(\"http://a.example\",\"x\")\n\"积木\", \u202E红")
                            .build(),
                    RightKind.TRADEMARK,
                    Samples.SEEN)));

    private static List<CSVRecord> csv(Lead... leads) throws IOException {
        StringBuilder out = new StringBuilder();
        LeadCsv.write(List.of(leads), out);
        assertEquals('\uFEFF', out.charAt(0));
        try (CSVParser parser = CSVParser.parse(out.substring(1), CSVFormat.RFC4180)) {
            return parser.getRecords();
        }
    }

    private static Map<String, String> sheet(Lead... leads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LeadSheet.write(List.of(leads), out);
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static String cell(List<CSVRecord> table, int row, String heading) {
        CSVRecord heads = table.getFirst();
        for (int at = 0; at < heads.size(); at++) {
            if (heads.get(at).endsWith(" / " + heading)) {
                return table.get(row).get(at);
            }
        }
        throw new AssertionError("no column " + heading + " in " + heads);
    }

    @Test
    void aLeadIsARowWithWhatAnOfficerSortsBy() throws IOException {
        List<CSVRecord> table = csv(PLAIN, HOSTILE);
        assertEquals(3, table.size());
        assertTrue(table.stream().allMatch(row -> row.size() == LeadTable.COLUMNS.size()));
        assertEquals("ZC-2026-000001", cell(table, 1, "Lead"));
        assertEquals("草稿 / draft", cell(table, 1, "Status"));
        assertEquals("商标 / trademark", cell(table, 1, "Kind of right"));
        assertEquals("129.00", cell(table, 1, "Price"));
        assertEquals("CNY", cell(table, 1, "Currency"));
        assertEquals("2", cell(table, 1, "Listings"));
        assertEquals("2028-11-20", cell(table, 1, "Legal clock ends (2 years)"));
        assertTrue(cell(table, 1, "First seen").endsWith("+08:00"), cell(table, 1, "First seen"));
        assertTrue(cell(table, 1, "Address").startsWith("http://"), cell(table, 1, "Address"));
        assertTrue(cell(table, 1, "Evidence digest").startsWith("sha256:"), cell(table, 1, "Evidence digest"));
        assertFalse(cell(table, 1, "Agency").isBlank());
    }

    @Test
    void whatLooksLikeAFormulaIsDefusedAndHiddenCharactersAreShown() throws IOException {
        assertEquals("'=HYPERLINK(\"http://a.example\",\"x\") \"积木\", ⟨U+202E⟩红", cell(csv(HOSTILE), 1, "Title"));
        for (String risky : List.of("=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠x")) {
            assertTrue(LeadCsv.isLikeFormula(risky), risky);
        }
        assertFalse(LeadCsv.isLikeFormula("积木=好"));
    }

    @Test
    void aWorkbookHoldsTextsNumbersAndDaysAndNeverAFormulaOrALink() throws IOException {
        Map<String, String> parts = sheet(PLAIN, HOSTILE);
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertFalse(sheet.contains("<f>") || sheet.contains("hyperlink"), sheet);
        assertTrue(sheet.contains("<autoFilter") && sheet.contains("<pane "), sheet);
        assertTrue(sheet.matches("(?s).*<v>129(\\.0+)?</v>.*"), sheet);
        assertTrue(
                parts.get("xl/styles.xml").contains("quotePrefix=\"true\"")
                        || parts.get("xl/styles.xml").contains("quotePrefix=\"1\""),
                parts.get("xl/styles.xml"));
        String texts = sheet + parts.get("xl/sharedStrings.xml");
        assertTrue(texts.contains("线索编号 / Lead") && texts.contains("⟨U+202E⟩"), texts);
        assertTrue(parts.keySet().stream().noneMatch(name -> name.contains("externalLink")));
    }
}
