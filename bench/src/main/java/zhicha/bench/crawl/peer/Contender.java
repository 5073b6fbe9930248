package zhicha.bench.crawl.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A crawler that takes part.
 *
 * @param missing why it cannot, and what to do about it; empty where it can
 */
public record Contender(String name, Optional<String> missing, Start start) {
    /** Makes the process that crawls, with its output not yet redirected. */
    @FunctionalInterface
    public interface Start {
        ProcessBuilder process(Task task) throws IOException;
    }

    /**
     * What is to be crawled.
     *
     * @param starts front page of each host
     * @param threads requests in flight over all hosts
     * @param delay of each host, in words a site file takes
     * @param work an empty folder
     */
    public record Task(List<String> starts, int threads, String delay, int budget, Path work) {
        public Task {
            starts = List.copyOf(starts);
        }
    }
}
