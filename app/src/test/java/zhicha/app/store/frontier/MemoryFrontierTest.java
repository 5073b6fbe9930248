package zhicha.app.store.frontier;

import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.frontier.MemoryFrontiers;

class MemoryFrontierTest extends FrontierContract {
    private final Frontiers frontiers = new MemoryFrontiers();

    @Override
    Frontiers frontiers() {
        return frontiers;
    }
}
