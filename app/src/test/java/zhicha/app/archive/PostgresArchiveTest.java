package zhicha.app.archive;

import zhicha.app.store.PostgresServer;
import zhicha.app.store.StoreSettings;

/** The same over a real PostgreSQL server. */
class PostgresArchiveTest extends ArchiveTest {
    @Override
    StoreSettings settings() {
        return PostgresServer.emptyDatabase();
    }
}
