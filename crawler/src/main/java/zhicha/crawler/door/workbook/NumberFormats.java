package zhicha.crawler.door.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import zhicha.rules.rule.Wording;

/**
 * Of a workbook's styles only how numbers are shown: which cell format has which number format. POI's own table holds every
 * font, fill and border as a tree; here the part is streamed within a bound, and POI is given what is left of it.
 */
public final class NumberFormats extends DefaultHandler {
    /** As many as a workbook may have by the program's own limit, 65,490, and some. */
    private static final int MOST_FORMATS = 70_000;

    private static final int LONGEST_CODE = 255;

    /** Elements before the cell formats: fonts, fills and borders. A second's reading. */
    private static final int MOST_ELEMENTS = 1_000_000;

    private final Map<String, String> codes = new LinkedHashMap<>();
    private final List<String> formats = new ArrayList<>();
    private int elements;
    private boolean cells;

    private NumberFormats() {}

    /** All that is wanted has been read; there is no other way out of the parser. */
    private static final class Enough extends SAXException {
        private static final long serialVersionUID = 1;
    }

    public static StylesTable read(@Nullable InputStream in)
            throws IOException, SAXException, ParserConfigurationException {
        NumberFormats read = new NumberFormats();
        if (in != null) {
            try (in) {
                XMLReader parser = XMLHelper.newXMLReader();
                parser.setContentHandler(read);
                parser.parse(new InputSource(in));
            } catch (Enough done) {
                // what stands behind the cell formats says nothing of numbers
            }
        }
        try {
            return new StylesTable(new ByteArrayInputStream(read.xml()));
        } catch (XMLStreamException impossible) {
            throw new IOException(impossible);
        }
    }

    @Override
    public void startElement(String space, String local, String name, Attributes attributes) throws SAXException {
        if (++elements > MOST_ELEMENTS) {
            throw tooMany();
        }
        switch (local.isEmpty() ? name : local) {
            case "numFmt" -> {
                String id = attributes.getValue("numFmtId");
                String code = attributes.getValue("formatCode");
                if (!cells && id != null && id.matches("[0-9]{1,5}") && code != null && code.length() <= LONGEST_CODE) {
                    codes.put(id, code);
                    if (codes.size() > MOST_FORMATS) {
                        throw tooMany();
                    }
                }
            }
            case "cellXfs" -> cells = true;
            case "xf" -> {
                if (cells) {
                    String id = attributes.getValue("numFmtId");
                    formats.add(id != null && id.matches("[0-9]{1,5}") ? id : "0");
                    if (formats.size() > MOST_FORMATS) {
                        throw tooMany();
                    }
                }
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String space, String local, String name) throws SAXException {
        if ((local.isEmpty() ? name : local).equals("cellXfs")) {
            throw new Enough();
        }
    }

    private static SAXException tooMany() {
        return new SAXException(new DamagedFile(Wording.of(
                "工作簿的格式过多（超过 %d 个元素或 %d 种单元格格式），未予读取；请另存为 CSV",
                "the workbook has too many styles (more than %d elements or %d cell formats) and was not read;"
                        + " save it as CSV",
                MOST_ELEMENTS,
                MOST_FORMATS)));
    }

    private byte[] xml() throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
        xml.writeStartElement("styleSheet");
        xml.writeDefaultNamespace("http://schemas.openxmlformats.org/spreadsheetml/2006/main");
        xml.writeStartElement("numFmts");
        for (Map.Entry<String, String> code : codes.entrySet()) {
            xml.writeEmptyElement("numFmt");
            xml.writeAttribute("numFmtId", code.getKey());
            xml.writeAttribute("formatCode", code.getValue());
        }
        xml.writeEndElement();
        xml.writeStartElement("cellXfs");
        for (String format : formats) {
            xml.writeEmptyElement("xf");
            xml.writeAttribute("numFmtId", format);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.close();
        return bytes.toByteArray();
    }
}
