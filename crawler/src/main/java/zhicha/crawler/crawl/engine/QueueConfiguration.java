package zhicha.crawler.crawl.engine;

import edu.uci.ics.crawler4j.frontier.DocIDServer;
import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.url.WebURLFactory;

/** Tells crawler4j that our queue is its frontier. */
record QueueConfiguration(WorkQueue queue, WebURLFactory urls) implements FrontierConfiguration {
    @Override
    public Frontier getFrontier() {
        return queue;
    }

    @Override
    public DocIDServer getDocIDServer() {
        return NoNumbers.INSTANCE;
    }

    @Override
    public WebURLFactory getWebURLFactory() {
        return urls;
    }

    @Override
    public void close() {
        // the queue is closed by its crawl
    }

    /** Pages are known by their keys in the frontier; crawler4j's numbers are not needed. */
    private enum NoNumbers implements DocIDServer {
        INSTANCE;

        @Override
        public int getDocId(String url) {
            return -1;
        }

        @Override
        public int getNewDocID(String url) {
            return 1;
        }

        @Override
        public void addUrlAndDocId(String url, int number) {}

        @Override
        public boolean isSeenBefore(String url) {
            return false;
        }

        @Override
        public int getDocCount() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
