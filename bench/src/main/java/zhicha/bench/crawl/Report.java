package zhicha.bench.crawl;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a measurement: lines for people or objects for programs, and the figures of the last line. */
public final class Report {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final boolean json;
    private final List<String> figures = new ArrayList<>();
    private boolean sound = true;

    Report(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    public void line(String text) {
        if (!json) {
            out.println(text);
        }
    }

    public void object(Map<String, Object> object) {
        if (json) {
            out.println(JSON.writeValueAsString(object));
        }
    }

    /** For the last line. */
    public void figure(String figure) {
        figures.add(figure);
    }

    /** Whether something came out as it must. */
    public void sound(boolean was) {
        sound &= was;
    }

    boolean sound() {
        return sound;
    }

    void end() {
        out.println(String.join("; ", figures));
    }
}
