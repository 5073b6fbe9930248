package zhicha.bench.crawl.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zhicha.bench.crawl.Child;

/** Ours and the others, each as a user would start it. */
public final class Contenders {
    /** The version the figures of the guide were taken with. */
    public static final String CRAWLEE = "@crawlee/cheerio@3.18.1";

    private static final List<String> USUAL = List.of("-XX:+UseParallelGC", "-Xmx1g");

    /** As the launcher gives them to {@code zhicha crawl}. */
    private static final List<String> CRAWL = List.of(
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-XX:Tier4InvocationThreshold=150000",
            "-XX:Tier4MinInvocationThreshold=18000",
            "-XX:Tier4CompileThreshold=450000",
            "-XX:Tier4BackEdgeThreshold=1200000");

    private Contenders() {}

    /** @param reading {@link OurCrawl#WHOLE} or {@link OurCrawl#JSON_LD} */
    public static Contender ours(String name, String reading) {
        return new Contender(name, Optional.empty(), task -> {
            String starts =
                    task.starts().stream().map(start -> '"' + start + '"').collect(Collectors.joining(", "));
            Path site = Files.writeString(task.work().resolve("site.yaml"), """
                    site: bench
                    home: %s
                    private-addresses: allowed
                    start: [%s]
                    listing: ["/item/(\\\\d+)\\\\.html"]
                    politeness: {delay: %s, parallel: 1}
                    """.formatted(
                            task.starts().getFirst(), starts, task.delay()));
            return Child.launched(
                    CRAWL,
                    OurCrawl.class,
                    List.of(
                            site.toString(),
                            task.work().resolve("data").toString(),
                            "" + task.threads(),
                            "" + task.budget(),
                            reading));
        });
    }

    /** With the options of Java that it is content with; what our launcher keeps is part of ours, and not of it. */
    public static Contender crawler4j() {
        return new Contender("crawler4j 5.1.0", Optional.empty(), task -> {
            List<String> arguments =
                    new ArrayList<>(List.of(task.work().resolve("frontier").toString(), "" + task.threads()));
            arguments.addAll(task.starts());
            return Child.java(USUAL, StockCrawler4j.class, arguments);
        });
    }

    /** Scrapy of whichever python has it. */
    public static Contender scrapy() {
        Optional<Path> python = Stream.of(Child.onPath("python3", "/usr/bin"), Optional.of(Path.of("/usr/bin/python3")))
                .flatMap(Optional::stream)
                .filter(program -> succeeds(program.toString(), "-c", "import scrapy"))
                .findFirst();
        Optional<String> missing = python.isPresent()
                ? Optional.empty()
                : Optional.of("未安装 / not installed; on Debian: apt-get install python3-scrapy");
        return new Contender("Scrapy", missing, task -> {
            List<String> command = new ArrayList<>(List.of(
                    python.orElseThrow().toString(), script(task.work(), "scrapy_peer.py"), "" + task.threads()));
            command.addAll(task.starts());
            return new ProcessBuilder(command);
        });
    }

    /** @param folder where {@code npm install} was run */
    public static Contender crawlee(Path folder) {
        Path home = folder.toAbsolutePath();
        Optional<Path> node = Child.onPath("node");
        boolean there = node.isPresent() && Files.isDirectory(home.resolve("node_modules/@crawlee/cheerio"));
        Optional<String> missing = there
                ? Optional.empty()
                : Optional.of("未安装 / not installed; npm install --prefix " + home + " " + CRAWLEE
                        + " and then --crawlee " + home);
        return new Contender("crawlee", missing, task -> {
            List<String> command = new ArrayList<>(List.of(
                    node.orElseThrow().toString(),
                    script(task.work(), "crawlee_peer.cjs"),
                    home.toString(),
                    "" + task.threads()));
            command.addAll(task.starts());
            ProcessBuilder process = new ProcessBuilder(command);
            process.environment()
                    .put("CRAWLEE_STORAGE_DIR", task.work().resolve("storage").toString());
            return process;
        });
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String script(Path work, String name) throws IOException {
        try (InputStream in = Contenders.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the program; build it again");
            }
            Path file = work.resolve(name);
            Files.write(file, in.readAllBytes());
            return file.toString();
        }
    }
}
