package zhicha.app.cli.terminal;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** {@code --json} of a verb that lists things: a line for people each, or a JSON object a line. */
public final class Listed {
    @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
    private boolean json;

    /** Whether other programs read what is printed. */
    public boolean json() {
        return json;
    }

    /** Prints all of them, and to {@code err} under this heading how many there are, so that an empty list is no silence. */
    public <T> void print(
            Collection<T> things,
            Function<T, String> asJson,
            Function<T, String> plain,
            PrintWriter out,
            PrintWriter err,
            String heading) {
        things.forEach(thing -> out.println(line(thing, asJson, plain)));
        out.flush();
        err.println(heading + " " + things.size());
    }

    /** The thing in the form that was asked for. */
    public <T> String line(T thing, Function<T, String> asJson, Function<T, String> plain) {
        return (json ? asJson : plain).apply(thing);
    }
}
