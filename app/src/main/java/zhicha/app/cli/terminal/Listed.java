package zhicha.app.cli.terminal;

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

    /** The thing in the form that was asked for. */
    public <T> String line(T thing, Function<T, String> asJson, Function<T, String> plain) {
        return (json ? asJson : plain).apply(thing);
    }
}
