package zhicha.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo empties its folder at the start, and no other folder. */
class DemoFolderTest {
    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierDemoLeftIsEmptiedUnlessKept() throws IOException {
        Path data = folder.resolve("data/demo");
        DemoFolder.prepare(data, false);
        Path left =
                Files.writeString(Files.createDirectories(data.resolve("store")).resolve("zhicha.mv.db"), "rows");
        DemoFolder.prepare(data, true);
        assertTrue(Files.exists(left));
        DemoFolder.prepare(data, false);
        assertTrue(Files.notExists(left.getParent()));
    }

    @Test
    void aFolderThatNoDemoMadeIsLeftAlone() throws IOException {
        Path mine = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        IOException refused = assertThrows(IOException.class, () -> DemoFolder.prepare(folder, false));
        assertTrue(refused.getMessage().contains("--data"), refused.getMessage());
        assertEquals("years of work", Files.readString(mine));
        assertThrows(IOException.class, () -> DemoFolder.prepare(folder, true));
    }

    @Test
    void aLinkInsideIsRemovedAndWhatItPointsToStays() throws IOException {
        Path outside = Files.writeString(
                Files.createDirectories(folder.resolve("outside")).resolve("kept.txt"), "kept");
        Path data = folder.resolve("demo");
        DemoFolder.prepare(data, false);
        Files.createSymbolicLink(data.resolve("link"), outside.getParent());
        DemoFolder.prepare(data, false);
        assertTrue(Files.notExists(data.resolve("link")));
        assertEquals("kept", Files.readString(outside));
    }
}
