package zhicha.reporting.document.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** Tables as wide as the text, in small letters. */
final class PaperTable {
    /** Width between the margins, twentieths of a point: 156 mm. */
    static final int WIDTH = 8844;

    static final int LINE = 320;
    private static final int POINTS = 11;
    private static final String SHADE = "F2F2F2";
    private static final int PICTURE_POINTS = 205;
    /** Between the margins of a page, less a line. */
    private static final int SHEET_POINTS = 610;

    private PaperTable() {}

    static XWPFTable grid(XWPFDocument paper, int rows, int[] shares) {
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

    static void fill(XWPFTableRow row, List<String> texts, String font) {
        for (int column = 0; column < texts.size(); column++) {
            cell(row.getCell(column), texts.get(column), font);
        }
    }

    static void cell(XWPFTableCell cell, String text, String font) {
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        if (font.equals(Lettering.FIRST_LEVEL)) {
            cell.setColor(SHADE);
        }
        XWPFParagraph line = cell.getParagraphArray(0);
        tight(line);
        Lettering.write(line, text, font, POINTS);
    }

    private static void tight(XWPFParagraph line) {
        line.setAlignment(ParagraphAlignment.LEFT);
        var spacing = line.getCTP().getPPr().addNewSpacing();
        spacing.setLine(BigInteger.valueOf(LINE));
        spacing.setLineRule(STLineSpacingRule.AT_LEAST);
    }

    static void picture(XWPFTableCell cell, Optional<RedrawnPicture> picture, String caption) {
        if (picture.isEmpty()) {
            cell(cell, "（图片未取得或无法读取）", Lettering.BODY);
            return;
        }
        RedrawnPicture drawn = picture.get();
        double scale = (double) PICTURE_POINTS / Math.max(drawn.width(), drawn.height());
        XWPFParagraph line = cell.getParagraphArray(0);
        line.setAlignment(ParagraphAlignment.CENTER);
        draw(line, drawn, scale, caption);
    }

    static void sheet(XWPFParagraph line, RedrawnPicture drawn, String caption) {
        double scale = Math.min(WIDTH / 20.0 / drawn.width(), (double) SHEET_POINTS / drawn.height());
        draw(line, drawn, scale, caption);
    }

    private static void draw(XWPFParagraph line, RedrawnPicture drawn, double scale, String caption) {
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
}
