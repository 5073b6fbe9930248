package zhicha.app.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.store.log.AuditLog;
import zhicha.app.web.packs.PackBoard.Board;
import zhicha.rules.pack.RuleProblem;

/**
 * Where people read what a running service judges by: the audit log, and a file {@code packs-in-force.json} in the data folder, which
 * {@code doctor} reads. The file is there as long as the service runs.
 */
public final class PackBulletin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PackBulletin.class);
    private static final String FILE = "packs-in-force.json";

    /** Longest account of an edit in the audit log, in characters; all of it stands in the log and on the console. */
    private static final int LONGEST = 2_000;

    private static final int MOST_NOTED = 20;

    private final AuditLog audit;
    private final Path file;
    private Instant since = Instant.MIN;
    private List<RuleProblem> refused = List.of();

    /** @param data the folder of all state */
    public PackBulletin(AuditLog audit, Path data) {
        this.audit = audit;
        this.file = data.resolve(FILE);
    }

    /** Notes what a service starts with. */
    public synchronized void started(Board board) {
        since = board.since();
        refused = board.refused();
        write(board);
    }

    /** Notes an edit that came into force or was refused. */
    public synchronized void news(Board board) {
        if (!board.since().equals(since)) {
            String packs = String.join(
                    ", ",
                    board.packs().stream()
                            .map(pack -> pack.id() + " " + pack.version())
                            .toList());
            note("packs-taken", board.rights() + " rights, " + board.rules() + " rules: " + packs);
        }
        if (!board.refused().isEmpty() && !board.refused().equals(refused)) {
            note(
                    "packs-refused",
                    String.join(
                            "; ",
                            board.refused().stream().map(RuleProblem::toString).toList()));
        }
        since = board.since();
        refused = board.refused();
        write(board);
    }

    private void note(String what, String detail) {
        try {
            audit.add("service", what, "", detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail);
        } catch (RuntimeException e) {
            LOG.error("{} could not be put into the audit log", what, e);
        }
    }

    private void write(Board board) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("process", ProcessHandle.current().pid());
        fields.put("started", started(ProcessHandle.current()));
        fields.put("since", board.since().toString());
        fields.put("rights", board.rights());
        fields.put("rules", board.rules());
        fields.put(
                "refused",
                board.refused().stream()
                        .limit(MOST_NOTED)
                        .map(RuleProblem::toString)
                        .toList());
        Path growing = file.resolveSibling("." + FILE + ".part");
        try {
            Files.writeString(growing, JsonMapper.shared().writeValueAsString(fields) + "\n");
            Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} could not be written, so doctor cannot tell of it: {}", file, e.toString());
        }
    }

    /**
     * What a service that runs now has noted.
     *
     * @param refused the errors for whose sake its latest edit is not in force
     */
    public record Noted(String since, int rights, List<String> refused) {}

    /** Empty where no service runs on this data folder. */
    public static Optional<Noted> noted(Path data) {
        try {
            JsonNode fields = JsonMapper.shared().readTree(Files.readString(data.resolve(FILE)));
            // a number may have been given to another process since the service was killed
            boolean running = ProcessHandle.of(fields.path("process").asLong(-1))
                    .filter(process -> process.isAlive()
                            && started(process).equals(fields.path("started").asString("")))
                    .isPresent();
            return running
                    ? Optional.of(new Noted(
                            fields.path("since").asString(""),
                            fields.path("rights").asInt(0),
                            fields.path("refused")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()))
                    : Optional.empty();
        } catch (IOException | JacksonException none) {
            return Optional.empty();
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** The service ends, and the file with it. */
    @Override
    public synchronized void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", file, e.toString());
        }
    }
}
