package zhicha.app.store;

/** The promises of the store on a real PostgreSQL server. */
class PostgresStoreTest extends StoreContract {
    @Override
    StoreSettings empty() {
        return PostgresServer.emptyDatabase();
    }
}
