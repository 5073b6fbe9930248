package zhicha.reporting.document.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;

/**
 * Paper in the form of GB/T 9704: A4, margins 37, 26, 35 and 28 mm, 22 lines of 28 characters, page numbers outside. Fonts
 * are only named; whoever opens the file has them or gets the nearest.
 */
public final class OfficialPaper {
    private static final int BODY_POINTS = 16;
    private static final int LINE = 579;
    private final XWPFDocument paper = new XWPFDocument();

    public OfficialPaper(String title, Instant created) {
        CTSectPr section = paper.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(2098));
        margins.setRight(BigInteger.valueOf(1474));
        margins.setBottom(BigInteger.valueOf(1984));
        margins.setLeft(BigInteger.valueOf(1588));
        margins.setFooter(BigInteger.valueOf(1400));
        margins.setHeader(BigInteger.valueOf(851));
        margins.setGutter(BigInteger.ZERO);
        paper.createStyles().setEastAsia("zh-CN");
        paper.setEvenAndOddHeadings(true);
        pageNumber(paper.createFooter(HeaderFooterType.DEFAULT), ParagraphAlignment.RIGHT);
        pageNumber(paper.createFooter(HeaderFooterType.EVEN), ParagraphAlignment.LEFT);
        var properties = paper.getProperties().getCoreProperties();
        properties.setTitle(title);
        properties.setCreator("知察");
        properties.setCreated(Optional.of(Date.from(created)));
        properties.setModified(Optional.of(Date.from(created)));
    }

    public void title(String text) {
        XWPFParagraph line = line(ParagraphAlignment.CENTER, 700, 0);
        Lettering.write(line, text, Lettering.TITLE, 22);
    }

    public void firstLevel(String text) {
        XWPFParagraph line = line(ParagraphAlignment.LEFT, LINE, 2);
        line.setKeepNext(true);
        Lettering.write(line, text, Lettering.FIRST_LEVEL, BODY_POINTS);
    }

    public void secondLevel(String text) {
        XWPFParagraph line = line(ParagraphAlignment.LEFT, LINE, 2);
        line.setKeepNext(true);
        Lettering.write(line, text, Lettering.SECOND_LEVEL, BODY_POINTS);
    }

    public void body(String text) {
        Lettering.write(line(ParagraphAlignment.BOTH, LINE, 2), text, Lettering.BODY, BODY_POINTS);
    }

    /** A label in black and its value, in one paragraph. */
    public void field(String label, String value) {
        XWPFParagraph line = line(ParagraphAlignment.LEFT, LINE, 2);
        Lettering.write(line, label + "：", Lettering.FIRST_LEVEL, BODY_POINTS);
        Lettering.write(line, value, Lettering.BODY, BODY_POINTS);
    }

    public void centred(String text) {
        XWPFParagraph line = line(ParagraphAlignment.CENTER, LINE, 0);
        Lettering.write(line, text, Lettering.BODY, BODY_POINTS);
    }

    public void gap() {
        line(ParagraphAlignment.LEFT, 200, 0);
    }

    /**
     * A table; its first row is a heading that is repeated on every page.
     *
     * @param shares of the width, any unit
     */
    public void table(List<String> heading, List<List<String>> rows, int... shares) {
        XWPFTable table = PaperTable.grid(paper, rows.size() + 1, shares);
        table.getRow(0).setRepeatHeader(true);
        PaperTable.fill(table.getRow(0), heading, Lettering.FIRST_LEVEL);
        for (int at = 0; at < rows.size(); at++) {
            PaperTable.fill(table.getRow(at + 1), rows.get(at), Lettering.BODY);
            table.getRow(at + 1).setCantSplitRow(true);
        }
        gap();
    }

    /** The last sentence, on the page of the signatures. */
    public void closing(String text) {
        XWPFParagraph line = line(ParagraphAlignment.BOTH, LINE, 2);
        line.setKeepNext(true);
        Lettering.write(line, text, Lettering.FIRST_LEVEL, BODY_POINTS);
    }

    /** Rows of who and when, kept on one page, high enough to be signed. */
    public void signatures(List<List<String>> rows) {
        facts(rows);
        XWPFTable table = paper.getTables().getLast();
        for (XWPFTableRow row : table.getRows()) {
            row.setHeight(2 * PaperTable.LINE);
            row.getTableCells().forEach(cell -> cell.getParagraphArray(0).setKeepNext(true));
        }
    }

    /** Rows of label, value, and perhaps another label and value. A row of two spans the whole width. */
    public void facts(List<List<String>> rows) {
        int[] shares = {17, 33, 17, 33};
        XWPFTable table = PaperTable.grid(paper, rows.size(), shares);
        for (int at = 0; at < rows.size(); at++) {
            List<String> row = rows.get(at);
            XWPFTableRow line = table.getRow(at);
            line.setCantSplitRow(true);
            for (int column = 0; column < row.size(); column++) {
                PaperTable.cell(
                        line.getCell(column),
                        row.get(column),
                        column % 2 == 0 ? Lettering.FIRST_LEVEL : Lettering.BODY);
            }
            if (row.size() == 2) {
                XWPFTableCell value = line.getCell(1);
                value.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(3));
                value.setWidth(Integer.toString(PaperTable.WIDTH * 83 / 100));
                line.removeCell(3);
                line.removeCell(2);
            }
        }
        gap();
    }

    /** Two pictures beside each other with captions; a missing one is said to be missing. */
    public void pictures(
            Optional<RedrawnPicture> left, String leftCaption, Optional<RedrawnPicture> right, String rightCaption) {
        XWPFTable table = PaperTable.grid(paper, 2, new int[] {1, 1});
        PaperTable.fill(table.getRow(0), List.of(leftCaption, rightCaption), Lettering.FIRST_LEVEL);
        table.getRow(0)
                .getTableCells()
                .forEach(cell -> cell.getParagraphArray(0).setKeepNext(true));
        PaperTable.picture(table.getRow(1).getCell(0), left, leftCaption);
        PaperTable.picture(table.getRow(1).getCell(1), right, rightCaption);
        table.getRow(1).setCantSplitRow(true);
        gap();
    }

    /** One picture as wide as the text, or as high as the page where it would be higher. */
    public void sheet(RedrawnPicture picture, String caption) {
        XWPFParagraph line = paper.createParagraph();
        line.setAlignment(ParagraphAlignment.CENTER);
        PaperTable.sheet(line, picture, caption);
    }

    /** The DOCX file. Its zip has no times of writing, so that the same content gives the same bytes. */
    public byte[] bytes() {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            paper.write(written);
            paper.close();
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(written.toByteArray()));
                    ZipOutputStream to = new ZipOutputStream(plain)) {
                for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                    ZipEntry timeless = new ZipEntry(entry.getName());
                    timeless.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                    to.putNextEntry(timeless);
                    from.transferTo(to);
                    to.closeEntry();
                }
            }
            return plain.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("cannot write a document in memory", e);
        }
    }

    private void pageNumber(XWPFFooter footer, ParagraphAlignment side) {
        XWPFParagraph line = footer.createParagraph();
        line.setAlignment(side);
        line.setIndentationLeft(280);
        line.setIndentationRight(280);
        Lettering.write(line, "— ", Lettering.NUMBERS, 14);
        CTRPr look = line.getCTP().addNewFldSimple().addNewR().addNewRPr();
        line.getCTP().getFldSimpleArray(0).setInstr("PAGE");
        line.getCTP().getFldSimpleArray(0).getRArray(0).addNewT().setStringValue("1");
        Lettering.fonts(look, Lettering.NUMBERS);
        look.addNewSz().setVal(BigInteger.valueOf(28));
        Lettering.write(line, " —", Lettering.NUMBERS, 14);
    }

    private XWPFParagraph line(ParagraphAlignment alignment, int height, int indentedCharacters) {
        XWPFParagraph line = paper.createParagraph();
        line.setAlignment(alignment);
        var spacing = line.getCTP().getPPr().addNewSpacing();
        spacing.setLine(BigInteger.valueOf(height));
        spacing.setLineRule(STLineSpacingRule.EXACT);
        if (indentedCharacters > 0) {
            var indent = line.getCTP().getPPr().addNewInd();
            indent.setFirstLineChars(BigInteger.valueOf(100L * indentedCharacters));
            indent.setFirstLine(BigInteger.valueOf(20L * BODY_POINTS * indentedCharacters));
        }
        return line;
    }
}
