package zhicha.crawler.evidence.wacz;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import zhicha.rules.subject.CaptureId;

/**
 * What a package is to hold.
 *
 * @param name stem of the files inside, for instance a lead's number
 * @param title for whoever opens it
 * @param description plain text or Markdown
 * @param created when it is made
 * @param software name and version of the program
 * @param captures every capture to be packed, each once; they are packed in the order in which they were sealed
 * @param pages those that are offered as pages, the one to be shown first in front; each must be among the captures
 * @param extras further files by their name, such as the lead itself; they lie in the folder {@code zhicha}
 */
public record PackageContents(
        String name,
        String title,
        String description,
        Instant created,
        String software,
        List<CaptureId> captures,
        List<CaptureId> pages,
        Map<String, byte[]> extras) {
    public PackageContents {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,100}")) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be part of a file's name");
        }
        captures = List.copyOf(new LinkedHashSet<>(captures));
        pages = List.copyOf(new LinkedHashSet<>(pages));
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
        if (!captures.containsAll(pages)) {
            throw new IllegalArgumentException("a page of package " + name + " is not among its captures");
        }
    }
}
