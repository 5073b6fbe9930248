package zhicha.crawler.door;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.door.workbook.DamagedFile;
import zhicha.crawler.door.workbook.NumberFormats;
import zhicha.crawler.door.workbook.SharedTexts;
import zhicha.crawler.door.workbook.WorkbookParts;
import zhicha.rules.rule.Wording;

/**
 * Workbooks (.xlsx), streamed: the first sheet that has a column of titles. Of a formula the value that was kept with it is
 * taken as a text; nothing is ever computed. Rows are numbered as the program that shows them does.
 */
final class XlsxFeed {
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_SHEETS = 50;
    private static final String CELL = "[A-Z]{1,3}[0-9]{1,9}";

    private XlsxFeed() {}

    static void read(Path file, ColumnMapping mapping, FeedItem.Taker taker) throws IOException, InterruptedException {
        TableRows last = new TableRows(mapping);
        try {
            WorkbookParts.check(file);
        } catch (ZipException broken) {
            throw damaged(broken);
        }
        try (OPCPackage book = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            WorkbookParts.check(book);
            XSSFReader reader = new XSSFReader(book);
            StylesTable styles = NumberFormats.read(reader.getStylesData());
            SharedTexts texts = SharedTexts.read(reader.getSharedStringsData());
            var sheets = reader.getSheetsData();
            for (int i = 0; sheets.hasNext() && i < MOST_SHEETS; i++) {
                try (InputStream sheet = sheets.next()) {
                    last = new TableRows(mapping);
                    Rows rows = new Rows(last, taker);
                    parse(sheet, new XSSFSheetXMLHandler(styles, null, texts, rows, new PlainNumbers(), false));
                    if (last.begun()) {
                        return;
                    }
                }
            }
            taker.take(new FeedItem.Broken(1, last.excuse()));
        } catch (Enough enough) {
            switch (enough.why) {
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException broken -> throw broken;
                case null, default -> {}
            }
        } catch (SAXException stopped) {
            if (stopped.getException() instanceof DamagedFile bound) {
                throw bound;
            }
            throw damaged(stopped);
        } catch (OpenXML4JException | ParserConfigurationException | RuntimeException broken) {
            throw damaged(broken);
        }
    }

    private static DamagedFile damaged(Exception why) {
        return new DamagedFile(
                Wording.of("不是可读取的工作簿：%s", "not a workbook that can be read: %s", String.valueOf(why.getMessage())),
                why);
    }

    private static void parse(InputStream sheet, XSSFSheetXMLHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setContentHandler(new ShortCells(handler));
        try {
            parser.parse(new InputSource(sheet));
        } catch (NoMoreRows hopeless) {
            // the next sheet may have headings
        }
    }

    /** The parser is left by throwing; there is no other way out of it. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient @Nullable Exception why;

        Enough(@Nullable Exception why) {
            super(null, null, false, false);
            this.why = why;
        }
    }

    /** Keeps from a cell what no program would show in it: 32,767 characters are all that one may have. */
    private static final class ShortCells extends XMLFilterImpl {
        private static final int MOST = 40_000;

        private int left = MOST;

        ShortCells(ContentHandler cells) {
            setContentHandler(cells);
        }

        @Override
        public void startElement(String space, String local, String name, Attributes attributes) throws SAXException {
            if ((local.isEmpty() ? name : local).equals("c")) {
                left = MOST;
            }
            super.startElement(space, local, name, attributes);
        }

        @Override
        public void characters(char[] from, int start, int length) throws SAXException {
            int taken = Math.min(left, length);
            left -= taken;
            super.characters(from, start, taken);
        }
    }

    private static final class NoMoreRows extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoMoreRows() {
            super(null, null, false, false);
        }
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final TableRows table;
        private final FeedItem.Taker taker;
        private List<String> cells = new ArrayList<>();

        Rows(TableRows table, FeedItem.Taker taker) {
            this.table = table;
            this.taker = taker;
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void cell(String reference, String value, @Nullable XSSFComment comment) {
            // a cell without a place stands behind the one before
            int column = reference != null && reference.matches(CELL)
                    ? CellReference.convertColStringToIndex(reference.replaceAll("[0-9]", ""))
                    : cells.size();
            if (column < MOST_COLUMNS) {
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, value == null || value.startsWith("ERROR:") ? "" : value);
            }
        }

        @Override
        public void endRow(int row) {
            Optional<FeedItem> item = table.take(row + 1L, cells);
            boolean wanted;
            try {
                wanted = item.isEmpty() || taker.take(item.get());
            } catch (InterruptedException | RuntimeException e) {
                // what the taker suffers is no fault of the workbook
                throw new Enough(e);
            }
            if (!wanted) {
                throw new Enough(null);
            }
            if (table.hopeless()) {
                throw new NoMoreRows();
            }
        }
    }

    /** Numbers as they are typed: an item number of thirteen digits is none in powers of ten. */
    private static final class PlainNumbers extends DataFormatter {
        private static final int LONGEST_FORMAT = 120;

        @Override
        public String formatRawCellContents(double value, int index, @Nullable String format) {
            return formatRawCellContents(value, index, format, false);
        }

        @Override
        public String formatRawCellContents(double value, int index, @Nullable String format, boolean from1904) {
            boolean general = format == null
                    || format.length() > LONGEST_FORMAT
                    || format.equalsIgnoreCase("General")
                    || format.equals("@");
            if (general || Double.isNaN(value) || Double.isInfinite(value)) {
                return plain(value);
            }
            try {
                return super.formatRawCellContents(value, index, format, from1904);
            } catch (RuntimeException unknownFormat) {
                return plain(value);
            }
        }

        private static String plain(double value) {
            return Double.isNaN(value) || Double.isInfinite(value)
                    ? ""
                    : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
