package zhicha.bench.crawl.frontier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import zhicha.bench.crawl.Child;
import zhicha.bench.crawl.Report;

/** The frontier on the embedded store, filled with so many addresses. */
public record FrontierRun(Report report, int known) {
    public void run(Path work) throws IOException, InterruptedException {
        Path data = Files.createDirectories(work.resolve("frontier"));
        Process process = Child.launched(
                        List.of("-XX:+UseSerialGC", "-Xmx1g"), FrontierLoad.class, List.of(data.toString(), "" + known))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        Measured measured = Measured.of(output);
        report.line(String.format(
                Locale.ROOT,
                "%n待采队列 %,d 个地址 / frontier of %,d addresses: %.0f bytes of heap and %.0f of disk for each",
                measured.known(),
                measured.known(),
                measured.heap(),
                measured.disk()));
        report.line(String.format(
                Locale.ROOT, "%12s%22s%30s", "known", "add, us of CPU each", "take and record, us of CPU"));
        measured.steps()
                .forEach(step -> report.line(
                        String.format(Locale.ROOT, "%,12d%22.1f%30.1f", step.known(), step.add(), step.take())));
        report.object(
                Map.of("known", measured.known(), "heapBytesEach", measured.heap(), "diskBytesEach", measured.disk()));
        report.figure(String.format(
                Locale.ROOT, "%.0f bytes of heap for each of %,d known addresses", measured.heap(), measured.known()));
    }
}
