package zhicha.reporting.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import zhicha.reporting.lead.Lead;

/**
 * Leads as a workbook (.xlsx): one sheet, headings that stay in view and filter, prices as numbers, times as Beijing time.
 * Text is text and never a formula or a link. Rows are streamed; a hundred are held at a time.
 */
public final class LeadSheet {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int HELD = 100;
    private static final int CHARACTER = 256;

    private LeadSheet() {}

    /** The looks of cells. */
    private record Looks(
            CellStyle head, CellStyle text, CellStyle quoted, CellStyle number, CellStyle time, CellStyle day) {
        static Looks in(SXSSFWorkbook book) {
            Font bold = book.createFont();
            bold.setBold(true);
            CellStyle head = book.createCellStyle();
            head.setFont(bold);
            head.setWrapText(true);
            head.setVerticalAlignment(VerticalAlignment.CENTER);
            head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            XSSFCellStyle quoted = (XSSFCellStyle) book.createCellStyle();
            quoted.setQuotePrefixed(true);
            return new Looks(
                    head,
                    book.createCellStyle(),
                    quoted,
                    formatted(book, "#,##0.00"),
                    formatted(book, "yyyy-mm-dd hh:mm:ss"),
                    formatted(book, "yyyy-mm-dd"));
        }

        private static CellStyle formatted(SXSSFWorkbook book, String format) {
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            return style;
        }
    }

    /** @param out not closed */
    public static void write(List<Lead> leads, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(HELD)) {
            // not every reader takes the form that is only needed beyond 4 GB
            book.setZip64Mode(Zip64Mode.AsNeeded);
            Looks looks = Looks.in(book);
            SXSSFSheet sheet = book.createSheet("线索 Leads");
            List<LeadTable.Column> columns = LeadTable.COLUMNS;
            SXSSFRow heads = sheet.createRow(0);
            for (int at = 0; at < columns.size(); at++) {
                sheet.setColumnWidth(at, columns.get(at).width() * CHARACTER);
                SXSSFCell cell = heads.createCell(at);
                cell.setCellValue(columns.get(at).heading().both());
                cell.setCellStyle(looks.head());
            }
            sheet.createFreezePane(1, 1);
            sheet.setAutoFilter(new CellRangeAddress(0, leads.size(), 0, columns.size() - 1));
            for (int row = 0; row < leads.size(); row++) {
                SXSSFRow cells = sheet.createRow(row + 1);
                for (int at = 0; at < columns.size(); at++) {
                    fill(cells.createCell(at), columns.get(at).cell().apply(leads.get(row)), looks);
                }
            }
            book.write(out);
        }
    }

    private static void fill(SXSSFCell cell, LeadTable.Cell value, Looks looks) {
        switch (value) {
            case LeadTable.Cell.Text text -> {
                cell.setCellValue(text.text());
                // so that it stays a text when somebody edits the cell or saves the sheet as CSV
                cell.setCellStyle(LeadCsv.isLikeFormula(text.text()) ? looks.quoted() : looks.text());
            }
            case LeadTable.Cell.Number number -> {
                cell.setCellValue(number.value().doubleValue());
                // a count has no decimals
                cell.setCellStyle(number.value().scale() > 0 ? looks.number() : looks.text());
            }
            case LeadTable.Cell.Time time -> {
                cell.setCellValue(LocalDateTime.ofInstant(time.at(), ZONE));
                cell.setCellStyle(looks.time());
            }
            case LeadTable.Cell.Day day -> {
                cell.setCellValue(day.day());
                cell.setCellStyle(looks.day());
            }
            case LeadTable.Cell.Empty empty -> {}
        }
    }
}
