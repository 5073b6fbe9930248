package zhicha.app.cli.house;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import zhicha.app.cli.terminal.CommandFailure;

/** A new password: asked for twice at a terminal, else the first line of standard input. */
final class PasswordAsked {
    /** @throws CommandFailure if none was given, or the two differ */
    static String by(PrintWriter err) throws IOException {
        // later JDKs hand out a console for a pipe too, which would prompt into it
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        if (console == null) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw CommandFailure.usage(
                        "没有给出口令 / no password was given",
                        "在终端执行，或由标准输入给出 / run it at a terminal, or give it on standard input");
            }
            return line;
        }
        err.flush();
        char[] first = console.readPassword("口令 / password: ");
        char[] second = console.readPassword("再输一次 / again: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw CommandFailure.usage("两次输入的口令不一致 / the two passwords differ", "再执行一次 / run this again");
        }
        return new String(first);
    }

    private PasswordAsked() {}
}
