package zhicha.app.cli.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The two streams of a verb that mixes this in: its data goes to {@link #out}, everything else to {@link #err}. */
@Command
public final class Streams {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec verb;

    public PrintWriter out() {
        return verb == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : verb.commandLine().getOut();
    }

    public PrintWriter err() {
        return verb == null
                ? new PrintWriter(System.err, true, StandardCharsets.UTF_8)
                : verb.commandLine().getErr();
    }
}
