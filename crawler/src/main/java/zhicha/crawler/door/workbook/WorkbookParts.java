package zhicha.crawler.door.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import zhicha.rules.rule.Wording;

/**
 * Holds the parts of a workbook that POI reads into memory as a whole against bounds, by unpacking them and not by the size
 * they claim. Sheets, texts and styles are streamed and have bounds of their own.
 */
public final class WorkbookParts {
    /** Bytes, unpacked. The list of parts of a workbook with hundreds of sheets has some 100 KB. */
    private static final int LARGEST = 4 << 20;

    private static final int MOST_PARTS = 10_000;

    private WorkbookParts() {}

    /** Before it is opened: the list of its parts, and what belongs to what. */
    public static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new DamagedFile(Wording.of(
                        "工作簿含 %d 个部件，超过 %d 个；请拆分或另存为 CSV",
                        "the workbook has %d parts, more than %d; divide it, or save it as CSV",
                        zip.size(),
                        MOST_PARTS));
            }
            Summaries summaries = new Summaries();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.equals("[content_types].xml") || name.endsWith(".rels")) {
                    bounded(zip, entry);
                }
                if (name.equals("[content_types].xml")) {
                    summaries.read(zip, entry);
                }
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (summaries.named(entry.getName().toLowerCase(Locale.ROOT))) {
                    bounded(zip, entry);
                }
            }
        }
    }

    /** The parts with author, title and the like, by whatever name; they are read when the file is opened. */
    private static final class Summaries extends DefaultHandler {
        private static final String TYPE = "core-properties";

        private final Set<String> names = new HashSet<>();

        void read(ZipFile zip, ZipEntry types) throws IOException {
            try (InputStream in = zip.getInputStream(types)) {
                XMLReader parser = XMLHelper.newXMLReader();
                parser.setContentHandler(this);
                parser.parse(new InputSource(in));
            } catch (SAXException | ParserConfigurationException broken) {
                throw new IOException(broken);
            }
        }

        @Override
        public void startElement(String space, String local, String name, Attributes attributes) {
            String type = attributes.getValue("ContentType");
            String part = attributes.getValue("PartName");
            String ending = attributes.getValue("Extension");
            if (type != null && type.contains(TYPE)) {
                if (part != null) {
                    names.add(part.toLowerCase(Locale.ROOT).replaceFirst("^/", ""));
                }
                if (ending != null) {
                    names.add("." + ending.toLowerCase(Locale.ROOT));
                }
            }
        }

        boolean named(String name) {
            int dot = name.lastIndexOf('.');
            return names.contains(name) || dot >= 0 && names.contains(name.substring(dot));
        }
    }

    /** Once it is open: the list of its sheets. */
    public static void check(OPCPackage book) throws IOException {
        for (var relation : book.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)) {
            PackagePart workbook = book.getPart(relation);
            if (workbook != null) {
                try (InputStream in = workbook.getInputStream()) {
                    bounded(in, workbook.getPartName().getName());
                }
            }
        }
    }

    private static void bounded(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            bounded(in, entry.getName());
        }
    }

    private static void bounded(InputStream in, String name) throws IOException {
        byte[] read = new byte[1 << 16];
        long total = 0;
        for (int n = in.read(read); n >= 0; n = in.read(read)) {
            total += n;
            if (total > LARGEST) {
                throw tooLarge(name);
            }
        }
    }

    private static DamagedFile tooLarge(String name) {
        return new DamagedFile(Wording.of(
                "工作簿的部件 %s 解压后超过 %d 字节，未予读取；请另存为 CSV",
                "part %s of the workbook unpacks to more than %d bytes and was not read; save it as CSV",
                name.length() <= 100 ? name : name.substring(0, 100) + "…",
                LARGEST));
    }
}
