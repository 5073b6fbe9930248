package zhicha.bench.crawl;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs in processes of their own, so that each one's CPU and memory are its own. */
public final class Child {
    private Child() {}

    /** A Java program of this class path, as anybody starts it. */
    public static ProcessBuilder java(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** The same with what the launcher keeps of the first run, as every start of {@code ./zhicha} has it. */
    public static ProcessBuilder launched(List<String> options, Class<?> main, List<String> arguments) {
        List<String> all = new ArrayList<>(options);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:SharedArchiveFile=")
                        || option.startsWith("-XX:AOTCache=")
                        || option.equals("-Xlog:disable"))
                .forEach(all::add);
        return java(all, main, arguments);
    }

    /** A program on the PATH, or in one of these folders. */
    public static Optional<Path> onPath(String name, String... folders) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of(folders))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Seconds of CPU that this whole process has used so far, its start and its compiler threads among them. */
    public static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    /** The most memory this process ever had, bytes; NaN where the system does not tell. */
    public static double peakMemory() {
        Path status = Path.of("/proc/self/status");
        try {
            if (Files.isReadable(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) * 1024.0;
                    }
                }
            }
        } catch (IOException e) {
            return Double.NaN;
        }
        return Double.NaN;
    }

    /** The line by which a measured program tells what it used; {@link Used#of} reads it. */
    public static String told() {
        return String.format(Locale.ROOT, "USED cpu=%.3f memory=%.0f", cpuSeconds(), peakMemory());
    }
}
