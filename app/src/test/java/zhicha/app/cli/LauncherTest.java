package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launcher script in a project of its own. Its usual install folders are moved under a folder of the test, so that
 * the JDKs of this machine are out of its sight; the Javas it finds are scripts that write down how they were called.
 */
class LauncherTest {
    private static final String[] TOOLS = {
        "bash",
        "env",
        "sed",
        "head",
        "dirname",
        "basename",
        "readlink",
        "find",
        "mkdir",
        "rm",
        "mv",
        "touch",
        "cat",
        "tr",
        "id",
        "flock",
        "uname"
    };

    @TempDir
    private Path folder;

    private Path project;
    private Path machine;
    private Path tools;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        machine = Files.createDirectories(folder.resolve("machine"));
        tools = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            for (String place : new String[] {"/usr/bin/", "/bin/"}) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(tools.resolve(tool))) {
                    program(tools.resolve(tool), "#!/bin/bash\nexec " + place + tool + " \"$@\"\n");
                }
            }
        }
        String script = Files.readString(Path.of("..", "zhicha"));
        String moved = script.replace(" /usr/", " " + machine + "/usr/")
                .replace(" /opt/", " " + machine + "/opt/")
                .replace(" /Library/", " " + machine + "/Library/");
        assertFalse(moved.equals(script), "the launcher looks for Java elsewhere now; mend this test");
        program(project.resolve("zhicha"), moved);
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("app/src/main"));
        Files.writeString(project.resolve("app/pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("rules/packs/standard"));
        Files.createDirectories(project.resolve(".mvn"));
        program(project.resolve("mvnw"), """
                #!/usr/bin/env bash
                echo "$@" >> "$(dirname "$0")/builds.txt"
                mkdir -p app/target/lib
                touch app/target/zhicha-app.jar
                """);
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path java(Path home, String version, boolean compiler) throws IOException {
        program(
                home.resolve("bin/java"),
                "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\" >> '" + folder.resolve("calls.txt")
                        + "'\necho 运行\nexit 7\n");
        if (compiler) {
            program(home.resolve("bin/javac"), "#!/usr/bin/env bash\n");
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private record Started(int exit, String out, String err) {}

    private Started start(List<String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=" + tools, "LC_ALL=C.UTF-8"));
        command.addAll(environment);
        command.add(project.resolve("zhicha").toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Started(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private int builds() throws IOException {
        Path file = project.resolve("builds.txt");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    @Test
    void withoutAnyJavaItSaysSoAndWhatToDo() throws Exception {
        Started started = start(List.of(), "doctor");
        assertEquals(69, started.exit(), started.err());
        assertTrue(started.err().contains("JDK 21"), started.err());
        assertTrue(started.err().contains("No Java was found at all"), started.err());
        assertTrue(started.err().contains("Cure: "), started.err());
        assertEquals("", started.out());
        assertEquals(0, builds());
    }

    @Test
    void withOldJavasItListsThem() throws Exception {
        Path eight = java(machine.resolve("usr/lib/jvm/java-8"), "1.8.0_392", true);
        Path seventeen = java(machine.resolve("opt/jdk-17"), "17.0.9", true);
        Path named = java(folder.resolve("my jdk"), "11.0.2", true);
        Started started = start(List.of("JAVA_HOME=" + named), "demo");
        assertEquals(69, started.exit(), started.err());
        assertTrue(started.err().contains("  8  " + eight), started.err());
        assertTrue(started.err().contains("  17  " + seventeen), started.err());
        assertTrue(started.err().contains("  11  " + named + " (JAVA_HOME)"), started.err());
        assertFalse(Files.exists(folder.resolve("calls.txt")), "an old Java is never started");
    }

    @Test
    void aRuntimeWithoutACompilerCannotBuild() throws Exception {
        java(machine.resolve("usr/lib/jvm/jre-25"), "25", false);
        assertEquals(69, start(List.of(), "doctor").exit());
    }

    @Test
    void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
        Path home = java(machine.resolve("usr/lib/jvm/jdk-21"), "21.0.1", true);
        java(machine.resolve("usr/lib/jvm/jdk-17"), "17.0.9", true);
        Started first = start(List.of(), "match", "--rules", "a folder", "--listings", "-");
        assertEquals(7, first.exit(), "the program's exit code is passed on: " + first.err());
        assertEquals("运行\n", first.out(), "nothing but the program's own data");
        assertEquals(1, builds());
        Path stamp = project.resolve("app/target/.built");
        FileTime stamped = Files.getLastModifiedTime(stamp);
        Started second = start(List.of("JAVA_HOME=" + home), "match", "--rules", "a folder");
        assertEquals(7, second.exit(), second.err());
        assertEquals("", second.err());
        assertEquals(1, builds());
        assertEquals(stamped, Files.getLastModifiedTime(stamp));
        List<String> calls = Files.readAllLines(folder.resolve("calls.txt"));
        assertTrue(calls.contains("a folder"), "words stay whole");
        assertTrue(calls.contains("-Dzhicha.root=" + project));
    }

    @Test
    void aChangedOrDeletedSourceBuildsAgain() throws Exception {
        java(machine.resolve("usr/lib/jvm/jdk-21"), "21.0.1", true);
        Path source = Files.writeString(project.resolve("app/src/main/A.java"), "class A {}");
        start(List.of(), "doctor");
        Path stamp = project.resolve("app/target/.built");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(5)));
        start(List.of(), "doctor");
        assertEquals(1, builds());
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(10)));
        start(List.of(), "doctor");
        assertEquals(2, builds());
        Files.delete(source);
        Files.setLastModifiedTime(
                source.getParent(), FileTime.from(Instant.now().plusSeconds(20)));
        start(List.of(), "doctor");
        assertEquals(3, builds());
    }

    @Test
    void aBuildThatFailsIsTriedAgainNextTime() throws Exception {
        java(machine.resolve("usr/lib/jvm/jdk-21"), "21.0.1", true);
        program(project.resolve("mvnw"), "#!/usr/bin/env bash\necho x >> builds.txt\nexit 1\n");
        assertEquals(70, start(List.of(), "doctor").exit());
        assertEquals(70, start(List.of(), "doctor").exit());
        assertEquals(2, builds());
    }

    @Test
    void anEditedPackNeedsNoBuildAndARunningServiceKeepsItsProgram() throws Exception {
        java(machine.resolve("usr/lib/jvm/jdk-21"), "21.0.1", true);
        assertEquals(7, start(List.of(), "doctor").exit());
        Path pack = Files.createDirectories(project.resolve("rules/packs/toys")).resolve("pack.yaml");
        Files.setLastModifiedTime(
                Files.writeString(pack, "pack: toys\n"),
                FileTime.from(Instant.now().plusSeconds(20)));
        start(List.of(), "doctor");
        assertEquals(1, builds(), "packs are read where they are");

        Path source = Files.writeString(project.resolve("app/src/main/B.java"), "class B {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(20)));
        Process running = new ProcessBuilder(
                        "flock", "-s", project.resolve("app/target/.use").toString(), "sh", "-c", "echo on; read line")
                .redirectErrorStream(true)
                .start();
        try (var told = running.inputReader();
                var telling = running.outputWriter()) {
            assertEquals("on", told.readLine());
            Started beside = start(List.of(), "doctor");
            assertEquals(7, beside.exit(), beside.err());
            assertTrue(beside.err().contains("正在运行"), beside.err());
            assertEquals(1, builds(), "its classes would be gone");
            telling.write("\n");
        }
        assertTrue(running.waitFor(30, TimeUnit.SECONDS));
        start(List.of(), "doctor");
        assertEquals(2, builds());
    }
}
