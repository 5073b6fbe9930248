package zhicha.reporting.document;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import zhicha.reporting.lead.Lead;

/**
 * Leads as CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheet programs read the Chinese; every cell in quotes;
 * times in RFC 3339. A text that a spreadsheet program could take for a formula has an apostrophe before it.
 */
public final class LeadCsv {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Full-width signs too: Chinese spreadsheet programs take them for the half-width ones. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private LeadCsv() {}

    /** @param out not closed */
    public static void write(List<Lead> leads, Appendable out) throws IOException {
        out.append('\uFEFF');
        line(LeadTable.COLUMNS.stream().map(column -> column.heading().both()).toList(), out);
        for (Lead lead : leads) {
            line(
                    LeadTable.COLUMNS.stream()
                            .map(column -> text(column.cell().apply(lead)))
                            .toList(),
                    out);
        }
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        out.append(cells.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String text(LeadTable.Cell cell) {
        return switch (cell) {
            case LeadTable.Cell.Text text -> defused(text.text());
            case LeadTable.Cell.Number number -> number.value().toPlainString();
            case LeadTable.Cell.Time time ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.at()
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .atZone(ZONE));
            case LeadTable.Cell.Day day -> day.day().toString();
            case LeadTable.Cell.Empty empty -> "";
        };
    }

    /** Whether a spreadsheet program could take the text for a formula. */
    static boolean isLikeFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static String defused(String text) {
        return isLikeFormula(text) ? "'" + text : text;
    }
}
