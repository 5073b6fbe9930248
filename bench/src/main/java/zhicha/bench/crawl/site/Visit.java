package zhicha.bench.crawl.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a server's log: {@code SECONDS HOST PATH STATUS}.
 *
 * @param time seconds since 1970 by the server's clock
 */
public record Visit(double time, String host, String path, int status) {
    public static List<Visit> read(Path log) throws IOException {
        List<Visit> visits = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            String[] parts = line.split(" ");
            // the last line of a server that was stopped may be cut
            if (parts.length == 4 && parts[3].length() == 3) {
                visits.add(new Visit(Double.parseDouble(parts[0]), parts[1], parts[2], Integer.parseInt(parts[3])));
            }
        }
        return visits;
    }

    /** Whether this is a page of the site, rather than its robots.txt, or what it does not have. */
    public boolean isPage() {
        return status == 200 && !path.equals("/robots.txt");
    }

    public boolean isForbidden() {
        return path.startsWith("/private/");
    }
}
