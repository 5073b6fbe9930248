package zhicha.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code ./zhicha bench NAME}; without a name it lists them. */
public final class Bench {
    private static final int USAGE = 2;

    private Bench() {}

    /** One benchmark. It prints what it does and ends with a line that is the figure. */
    interface Benchmark {
        String what();

        void run(Path root);
    }

    private static Map<String, Benchmark> all() {
        return new TreeMap<>(Map.of("match-speed", new MatchSpeed()));
    }

    public static void main(String[] arguments) {
        Map<String, Benchmark> all = all();
        if (arguments.length == 0) {
            all.forEach((name, benchmark) -> System.out.println(name + "  " + benchmark.what()));
            return;
        }
        Benchmark chosen = all.get(arguments[0]);
        if (chosen == null) {
            System.err.println("没有这个测评 / no benchmark \"" + arguments[0] + "\"; there are " + all.keySet());
            System.exit(USAGE);
            return;
        }
        chosen.run(Path.of(System.getProperty("zhicha.root", "")).toAbsolutePath());
    }
}
