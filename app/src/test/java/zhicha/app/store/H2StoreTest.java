package zhicha.app.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The promises of the store on an H2 file. */
class H2StoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    StoreSettings empty() {
        return StoreSettings.file(folder);
    }
}
