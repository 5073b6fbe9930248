package zhicha.reporting.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import zhicha.reporting.Samples;
import zhicha.reporting.document.SealedEvidence.Sealed;
import zhicha.reporting.document.SealedEvidence.SealedFile;
import zhicha.reporting.document.paper.RedrawnPicture;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.SampleLeads;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.watch.RightKind;

class LeadDocumentTest {
    private static final SealedEvidence EVIDENCE = capture -> Optional.of(new Sealed(
            Samples.SEEN,
            "网络在线提取（HTTP）",
            "本机时钟",
            "知察 0.1.0",
            "crawl-2026-11-20",
            List.of(
                    new SealedFile("capture.warc.gz", "5".repeat(64), 48_123),
                    new SealedFile("manifest.json", "6".repeat(64), 2_048))));

    private final LeadDocument document = new LeadDocument(drawn("jpg"), EVIDENCE);

    static LeadPictures drawn(String format) {
        return new LeadPictures() {
            @Override
            public Optional<byte[]> ofListing(Listing listing, ListingImage image) {
                return Optional.of(Samples.picture(2, 800, 600, format));
            }

            @Override
            public Optional<byte[]> ofRight(RightSnapshot right, String reference) {
                return Optional.of(Samples.picture(1, 300, 500, "png"));
            }

            @Override
            public Optional<CaptureId> sealedIn(Listing listing, ListingImage image) {
                return Optional.of(new CaptureId("sha256:" + "7".repeat(64)));
            }
        };
    }

    @Test
    void thePictureAReasonSpeaksOfIsAmongTheEvidence() throws IOException {
        String text = text(document.docx(SampleLeads.lead("浙江 义乌", 1)));
        assertTrue(text.contains("的网页"), text);
        assertTrue(text.contains("的第1张图片"), text);
        assertTrue(text.contains("7".repeat(64)), text);
    }

    @Test
    void everyKnownFieldCanBeReadBack() throws IOException {
        Lead lead = SampleLeads.lead("浙江 义乌", 2);
        String text = text(document.docx(lead));
        for (String expected : List.of(
                "编号：ZC-2026-000001",
                "一、初步证据",
                "二、依法应当给予行政处罚",
                "三、属于本部门管辖",
                "四、在给予行政处罚的法定期限内",
                "松·禾 拼装积木 城堡系列 2",
                "http://127.0.0.1:8801/item/2",
                "129.00 CNY",
                "35000",
                "2026-11-20 10:30:00",
                lead.items().getFirst().flag().listing().capture().value(),
                "evasive-spelling（第3版）",
                "相差 24 位（阈值 31／256），变换：镜像",
                "吻合点 31（阈值 10）",
                "松禾示例玩具有限公司",
                "《中华人民共和国商标法》（2019年修正）第五十七条",
                "9030000 元（约903.00万元）",
                "未核验，不作判断",
                "卖家所在地（浙江省）县级以上市场监督管理（知识产权）部门",
                "2028-11-20",
                "5".repeat(64),
                "./zhicha evidence verify",
                "本件为线索，非行政处罚证据；数额为估算",
                "研判员甲",
                "（待复核）",
                "crawl-2026-11-20",
                "较急")) {
            assertTrue(text.contains(expected), "“" + expected + "” is missing in:\n" + text);
        }
        assertFalse(text.contains("2027-01-01"), "a law that is not in force yet is not cited");
        assertTrue(text.contains("注册（登记）号：未知（待核查）"), "what is not known is said to be unknown");
        assertFalse(text.contains("不移送"), text);
    }

    @Test
    void theFourConditionsStandInTheirOrder() throws IOException {
        String text = text(document.docx(SampleLeads.lead("黑龙江 哈尔滨")));
        int last = -1;
        for (String heading : List.of("一、", "二、", "三、", "四、", "五、证据清单", "六、办理经过", "七、建议措施")) {
            int at = text.indexOf("\n" + heading);
            assertTrue(at > last, heading);
            last = at;
        }
        assertTrue(text.contains("哈尔滨市市场监管演示单位"));
    }

    @Test
    void defencesAreMarkedAsSeenNotSeenOrUnknown() {
        Map<String, String> results = new HashMap<>();
        DefenceChecks.of(SampleLeads.lead("")).forEach(check -> results.put(check.name(), check.result()));
        assertEquals("有", results.get("指示性使用"));
        assertEquals("无", results.get("二手商品"));
        assertEquals("未知", results.get("授权商家"), "no list, so nobody can say");
        assertEquals("未知", results.get("平行进口"));
    }

    @Test
    void theSameLeadGivesTheSameBytes() throws InterruptedException {
        Lead lead = SampleLeads.lead("", 3);
        byte[] first = document.docx(lead);
        Thread.sleep(2100); // zip times have a grain of two seconds
        assertArrayEquals(first, document.docx(lead));
    }

    @Test
    void crawledTextIsInert() throws IOException {
        String nasty =
                "<w:fldSimple w:instr=\"DDEAUTO c:\\\\calc\"/> {HYPERLINK \"http://x\"} =cmd|' /C calc'!A0 \u0000\u0007\uFFFF"
                        + "\uD83D 松\u200B禾 \u202Egnp.exe ${jndi:ldap://x} &amp; ]]>";
        Listing listing =
                Samples.listing(1, nasty)
                        .url("javascript:alert(1)")
                        .platform(nasty)
                        .shipsFrom(nasty)
                        .build()
                        .toBuilder()
                        .build();
        Listing hostile = new zhicha.rules.subject.Listing(
                listing.id(),
                listing.url(),
                nasty,
                nasty,
                null,
                null,
                null,
                listing.price(),
                listing.sales(),
                null,
                nasty,
                listing.seller(),
                nasty,
                listing.images(),
                null,
                listing.capture(),
                Map.of());
        Lead lead = SampleLeads.lead(
                SampleLeads.ASSEMBLY, List.of(SampleLeads.item(1, hostile, RightKind.TRADEMARK, Samples.SEEN)));
        byte[] docx = document.docx(lead);
        String text = text(docx);
        assertTrue(text.contains("松⟨U+200B⟩禾"), text);
        assertTrue(text.contains("⟨U+202E⟩gnp.exe"));
        assertTrue(text.contains("⟨U+0007⟩"), "what XML forbids is named, not swallowed");
        Map<String, String> parts = parts(docx);
        String body = parts.get("word/document.xml");
        assertFalse(body.contains("<w:fldSimple"), "no field but the page number in the footers");
        assertFalse(body.contains("<w:instrText"));
        assertFalse(body.contains("<w:hyperlink"));
        assertFalse(body.chars().anyMatch(c -> c == 0xFFFF || c == 7));
        assertFalse(parts.get("word/_rels/document.xml.rels").contains("External"));
        assertTrue(parts.keySet().stream().noneMatch(name -> name.contains("vba") || name.contains("embeddings")));
    }

    @Test
    void picturesAreDrawnAnewAndBrokenOnesAreToldNotFatal() throws IOException {
        byte[] jpeg = Samples.picture(2, 800, 600, "jpg");
        for (String name : parts(document.docx(SampleLeads.lead(""))).keySet()) {
            assertFalse(name.endsWith(".jpg") || name.endsWith(".jpeg"), name);
        }
        assertTrue(RedrawnPicture.of(jpeg).isPresent());
        assertTrue(RedrawnPicture.of("<svg onload='x'/>".getBytes(StandardCharsets.UTF_8))
                .isEmpty());
        assertTrue(RedrawnPicture.of(java.util.Arrays.copyOf(jpeg, 200)).isEmpty());
        byte[] huge = Samples.picture(1, 60, 60, "png");
        huge[16] = 0x7F; // the width in the header, now about two thousand million
        assertTrue(RedrawnPicture.of(huge).isEmpty());
        LeadPictures broken = new LeadPictures() {
            @Override
            public Optional<byte[]> ofListing(Listing listing, ListingImage image) {
                return Optional.of(new byte[] {1, 2, 3});
            }

            @Override
            public Optional<byte[]> ofRight(RightSnapshot right, String reference) {
                return Optional.of(Samples.picture(1, 300, 500, "png"));
            }
        };
        String text = text(new LeadDocument(broken, SealedEvidence.NONE).docx(SampleLeads.lead("")));
        assertTrue(text.contains("图片未取得或无法读取"));
    }

    @Test
    void aLeadWithoutPicturesEvidenceOrPriceIsStillADocument() throws IOException {
        Listing bare = Listing.of("x-1", "松禾");
        Lead lead = SampleLeads.lead(
                SampleLeads.ASSEMBLY, List.of(SampleLeads.item(1, bare, RightKind.WORK, Samples.SEEN)));
        String text = text(new LeadDocument(LeadPictures.NONE, SealedEvidence.NONE).docx(lead));
        assertTrue(text.contains("未经本系统取证"));
        assertTrue(text.contains("店铺名称：未知（待核查）"));
        assertTrue(text.contains("调取卖家主体信息"));
    }

    /** With -Dzhicha.look=FOLDER the document is left there for LibreOffice and a person's eyes. */
    @Test
    void canBeLookedAt() throws IOException {
        byte[] docx = document.docx(SampleLeads.lead("浙江 义乌", 2));
        String folder = System.getProperty("zhicha.look");
        if (folder != null) {
            Files.write(Path.of(folder, "lead.docx"), docx);
        }
        try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(docx))) {
            var margins = read.getDocument().getBody().getSectPr().getPgMar();
            assertEquals(37, Math.round(((Number) margins.getTop()).intValue() / 1440.0 * 25.4));
            assertEquals(35, Math.round(((Number) margins.getBottom()).intValue() / 1440.0 * 25.4));
            assertEquals(28, Math.round(((Number) margins.getLeft()).intValue() / 1440.0 * 25.4));
            assertEquals(26, Math.round(((Number) margins.getRight()).intValue() / 1440.0 * 25.4));
            assertEquals(4, read.getAllPictures().size() * 2, "the same drawn picture is kept once");
            assertEquals(
                    "方正小标宋简体", read.getParagraphArray(0).getRuns().getFirst().getFontFamily());
            assertEquals(22, read.getParagraphArray(0).getRuns().getFirst().getFontSizeAsDouble());
        }
    }

    private static String text(byte[] docx) throws IOException {
        try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor extractor = new XWPFWordExtractor(read)) {
            return "\n" + extractor.getText();
        }
    }

    private static Map<String, String> parts(byte[] docx) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
