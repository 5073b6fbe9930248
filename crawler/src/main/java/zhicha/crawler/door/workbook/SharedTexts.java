package zhicha.crawler.door.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import zhicha.rules.rule.Wording;

/**
 * The texts that cells of a workbook refer to, without their fonts. POI's own table believes the number of texts that the
 * file claims, and keeps as many as there are; this one has a bound.
 */
public final class SharedTexts extends DefaultHandler implements SharedStrings {
    /** Characters in all: 200 MB of heap at most. */
    private static final long MOST = 100_000_000;

    private static final int ENTRY = 40;

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long characters;
    private boolean inText;
    private boolean phonetic;

    private SharedTexts() {}

    public static SharedTexts read(@Nullable InputStream in)
            throws IOException, SAXException, ParserConfigurationException {
        SharedTexts shared = new SharedTexts();
        if (in != null) {
            try (in) {
                XMLReader parser = XMLHelper.newXMLReader();
                parser.setContentHandler(shared);
                parser.parse(new InputSource(in));
            }
        }
        return shared;
    }

    @Override
    public void startElement(String space, String local, String name, Attributes attributes) {
        switch (local.isEmpty() ? name : local) {
            case "si" -> text.setLength(0);
            case "rPh" -> phonetic = true;
            case "t" -> inText = !phonetic;
            default -> {}
        }
    }

    @Override
    public void endElement(String space, String local, String name) throws SAXException {
        switch (local.isEmpty() ? name : local) {
            case "si" -> {
                // an entry costs, also an empty one
                count(ENTRY);
                texts.add(text.toString());
            }
            case "rPh" -> phonetic = false;
            case "t" -> inText = false;
            default -> {}
        }
    }

    @Override
    public void characters(char[] from, int start, int length) throws SAXException {
        if (inText) {
            count(length);
            text.append(from, start, length);
        }
    }

    private void count(int more) throws SAXException {
        characters += more;
        if (characters > MOST) {
            throw new SAXException(new DamagedFile(Wording.of(
                    "工作簿的文字超过 %d 个字符；请拆分，或另存为 CSV（不限大小）",
                    "the workbook has more than %d characters of text; divide it, or save it as CSV, of which any size"
                            + " is read",
                    MOST)));
        }
    }

    @Override
    public RichTextString getItemAt(int index) {
        return new XSSFRichTextString(index >= 0 && index < texts.size() ? texts.get(index) : "");
    }

    @Override
    public int getCount() {
        return texts.size();
    }

    @Override
    public int getUniqueCount() {
        return texts.size();
    }
}
