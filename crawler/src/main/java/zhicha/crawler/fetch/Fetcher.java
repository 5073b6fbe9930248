package zhicha.crawler.fetch;

/** Fetches one address. Never throws for what a server does: every way it can end is an outcome. Thread-safe. */
public interface Fetcher extends AutoCloseable {
    /** @throws InterruptedException where the thread was interrupted while it waited at the gate */
    FetchOutcome fetch(FetchRequest request, HopGate gate) throws InterruptedException;

    @Override
    void close();
}
