package zhicha.reporting.document;

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
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * Paper in the form of GB/T 9704: A4, margins 37, 26, 35 and 28 mm, 22 lines of 28 characters, page numbers outside. Fonts
 * are only named; whoever opens the file has them or gets the nearest.
 */
final class OfficialPaper {
    static final String BODY = "仿宋_GB2312";
    static final String FIRST_LEVEL = "黑体";
    static final String SECOND_LEVEL = "楷体_GB2312";
    static final String TITLE = "方正小标宋简体";
    static final String NUMBERS = "宋体";

    /** Width between the margins, twentieths of a point: 156 mm. */
    static final int WIDTH = 8844;

    private static final int BODY_POINTS = 16;
    private static final int TABLE_POINTS = 11;
    private static final int LINE = 579;
    private static final int TABLE_LINE = 320;
    private static final String SHADE = "F2F2F2";
    private static final int PICTURE_POINTS = 205;
    private final XWPFDocument paper = new XWPFDocument();

    OfficialPaper(String title, Instant created) {
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

    void title(String text) {
        XWPFParagraph line = line(ParagraphAlignment.CENTER, 700, 0);
        write(line, text, TITLE, 22, false);
    }

    void firstLevel(String text) {
        XWPFParagraph line = line(ParagraphAlignment.LEFT, LINE, 2);
        line.setKeepNext(true);
        write(line, text, FIRST_LEVEL, BODY_POINTS, false);
    }

    void secondLevel(String text) {
        XWPFParagraph line = line(ParagraphAlignment.LEFT, LINE, 2);
        line.setKeepNext(true);
        write(line, text, SECOND_LEVEL, BODY_POINTS, false);
    }

    void body(String text) {
        write(line(ParagraphAlignment.BOTH, LINE, 2), text, BODY, BODY_POINTS, false);
    }

    /** A label in black and its value, in one paragraph. */
    void field(String label, String value) {
        XWPFParagraph line = line(ParagraphAlignment.LEFT, LINE, 2);
        write(line, label + "：", FIRST_LEVEL, BODY_POINTS, false);
        write(line, value, BODY, BODY_POINTS, false);
    }

    void centred(String text) {
        XWPFParagraph line = line(ParagraphAlignment.CENTER, LINE, 0);
        write(line, text, BODY, BODY_POINTS, false);
    }

    void gap() {
        line(ParagraphAlignment.LEFT, 200, 0);
    }

    /**
     * A table; its first row is a heading that is repeated on every page.
     *
     * @param shares of the width, any unit
     */
    void table(List<String> heading, List<List<String>> rows, int... shares) {
        XWPFTable table = grid(rows.size() + 1, shares);
        table.getRow(0).setRepeatHeader(true);
        fill(table.getRow(0), heading, FIRST_LEVEL);
        for (int at = 0; at < rows.size(); at++) {
            fill(table.getRow(at + 1), rows.get(at), BODY);
            table.getRow(at + 1).setCantSplitRow(true);
        }
        gap();
    }

    /** The last sentence, on the page of the signatures. */
    void closing(String text) {
        XWPFParagraph line = line(ParagraphAlignment.BOTH, LINE, 2);
        line.setKeepNext(true);
        write(line, text, FIRST_LEVEL, BODY_POINTS, false);
    }

    /** Rows of who and when, kept on one page, high enough to be signed. */
    void signatures(List<List<String>> rows) {
        facts(rows);
        XWPFTable table = paper.getTables().getLast();
        for (XWPFTableRow row : table.getRows()) {
            row.setHeight(2 * TABLE_LINE);
            row.getTableCells().forEach(cell -> cell.getParagraphArray(0).setKeepNext(true));
        }
    }

    /** Rows of label, value, and perhaps another label and value. A row of two spans the whole width. */
    void facts(List<List<String>> rows) {
        int[] shares = {17, 33, 17, 33};
        XWPFTable table = grid(rows.size(), shares);
        for (int at = 0; at < rows.size(); at++) {
            List<String> row = rows.get(at);
            XWPFTableRow line = table.getRow(at);
            line.setCantSplitRow(true);
            for (int column = 0; column < row.size(); column++) {
                cell(line.getCell(column), row.get(column), column % 2 == 0 ? FIRST_LEVEL : BODY);
            }
            if (row.size() == 2) {
                XWPFTableCell value = line.getCell(1);
                value.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(3));
                value.setWidth(Integer.toString(WIDTH * 83 / 100));
                line.removeCell(3);
                line.removeCell(2);
            }
        }
        gap();
    }

    /** Two pictures beside each other with captions; a missing one is said to be missing. */
    void pictures(
            Optional<RedrawnPicture> left, String leftCaption, Optional<RedrawnPicture> right, String rightCaption) {
        XWPFTable table = grid(2, new int[] {1, 1});
        fill(table.getRow(0), List.of(leftCaption, rightCaption), FIRST_LEVEL);
        table.getRow(0)
                .getTableCells()
                .forEach(cell -> cell.getParagraphArray(0).setKeepNext(true));
        picture(table.getRow(1).getCell(0), left, leftCaption);
        picture(table.getRow(1).getCell(1), right, rightCaption);
        table.getRow(1).setCantSplitRow(true);
        gap();
    }

    /** The DOCX file. Its zip has no times of writing, so that the same content gives the same bytes. */
    byte[] bytes() {
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
        write(line, "— ", NUMBERS, 14, false);
        CTRPr look = line.getCTP().addNewFldSimple().addNewR().addNewRPr();
        line.getCTP().getFldSimpleArray(0).setInstr("PAGE");
        line.getCTP().getFldSimpleArray(0).getRArray(0).addNewT().setStringValue("1");
        fonts(look, NUMBERS);
        look.addNewSz().setVal(BigInteger.valueOf(28));
        write(line, " —", NUMBERS, 14, false);
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

    private XWPFTable grid(int rows, int[] shares) {
        int total = 0;
        for (int share : shares) {
            total += share;
        }
        XWPFTable table = paper.createTable(rows, shares.length);
        CTTblPr look = table.getCTTbl().getTblPr();
        look.addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setWidth(WIDTH);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (int share : shares) {
            grid.addNewGridCol().setW(BigInteger.valueOf((long) WIDTH * share / total));
        }
        for (XWPFTableRow row : table.getRows()) {
            for (int column = 0; column < shares.length; column++) {
                row.getCell(column).setWidth(Integer.toString(WIDTH * shares[column] / total));
            }
        }
        return table;
    }

    private static void fill(XWPFTableRow row, List<String> texts, String font) {
        for (int column = 0; column < texts.size(); column++) {
            cell(row.getCell(column), texts.get(column), font);
        }
    }

    private static void cell(XWPFTableCell cell, String text, String font) {
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        if (font.equals(FIRST_LEVEL)) {
            cell.setColor(SHADE);
        }
        XWPFParagraph line = cell.getParagraphArray(0);
        tight(line);
        write(line, text, font, TABLE_POINTS, false);
    }

    private static void tight(XWPFParagraph line) {
        line.setAlignment(ParagraphAlignment.LEFT);
        var spacing = line.getCTP().getPPr().addNewSpacing();
        spacing.setLine(BigInteger.valueOf(TABLE_LINE));
        spacing.setLineRule(STLineSpacingRule.AT_LEAST);
    }

    private static void picture(XWPFTableCell cell, Optional<RedrawnPicture> picture, String caption) {
        if (picture.isEmpty()) {
            cell(cell, "（图片未取得或无法读取）", BODY);
            return;
        }
        RedrawnPicture drawn = picture.get();
        double scale = (double) PICTURE_POINTS / Math.max(drawn.width(), drawn.height());
        XWPFParagraph line = cell.getParagraphArray(0);
        line.setAlignment(ParagraphAlignment.CENTER);
        try {
            line.createRun()
                    .addPicture(
                            new ByteArrayInputStream(drawn.png()),
                            PictureType.PNG,
                            "picture.png",
                            Units.toEMU(drawn.width() * scale),
                            Units.toEMU(drawn.height() * scale))
                    .getCTPicture()
                    .getNvPicPr()
                    .getCNvPr()
                    .setDescr(caption);
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("cannot put a picture into a document in memory", e);
        }
    }

    private static void write(XWPFParagraph line, String text, String font, int points, boolean bold) {
        XWPFRun run = line.createRun();
        CTRPr look = run.getCTR().addNewRPr();
        fonts(look, font);
        run.setFontSize(points);
        run.setBold(bold);
        run.setText(text);
    }

    private static void fonts(CTRPr look, String font) {
        CTFonts fonts = look.addNewRFonts();
        fonts.setAscii(font);
        fonts.setHAnsi(font);
        fonts.setEastAsia(font);
        fonts.setCs(font);
    }
}
