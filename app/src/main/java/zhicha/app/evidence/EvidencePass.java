package zhicha.app.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.settings.EvidenceSettings;
import zhicha.crawler.evidence.Retention;
import zhicha.crawler.evidence.RetentionPlan;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.timestamp.TimeStamping;
import zhicha.rules.subject.CaptureId;

/**
 * What the service does with its vault again and again: the roots of days that are over, their time-stamps, a word in the
 * chain for both, and removal where the settings leave it to the service. Each step that fails is told and tried again at the
 * next pass; sealing goes on meanwhile.
 */
public final class EvidencePass implements Runnable {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Logger LOG = LoggerFactory.getLogger(EvidencePass.class);

    private final Vault vault;
    private final EvidenceSettings settings;
    private final Referred referred;
    private final Clock clock;
    private final TimeStamping stamping;
    private final Retention retention;
    private volatile boolean stopped;
    /** The day, and how many had a root, when there was nothing left to remove. */
    private String retained = "";

    public EvidencePass(Vault vault, EvidenceSettings settings, Referred referred, Clock clock) {
        this.vault = vault;
        this.settings = settings;
        this.referred = referred;
        this.clock = clock;
        this.retention = new Retention(vault);
        this.stamping = new TimeStamping(vault.folder(), settings.authorities(), clock);
    }

    /** Who still refers to captures of a vault. */
    @FunctionalInterface
    public interface Referred {
        Set<CaptureId> of(VaultReader vault) throws IOException;
    }

    @Override
    public void run() {
        step("roots", this::roots);
        step("time-stamps", this::stamps);
        step("the chain's word for them", vault::vouch);
        step("retention", this::retention);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void step(String what, Step step) {
        if (stopped) {
            return;
        }
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("evidence: {} did not succeed and will be tried again: {}", what, e.toString());
            LOG.debug("evidence: {}", what, e);
        } catch (Error e) {
            // such as no memory left: the steps after it may do with less
            LOG.error("evidence: {} did not succeed and will be tried again", what, e);
        }
    }

    private void roots() throws IOException {
        Instant now = clock.instant();
        // what was being sealed at midnight belongs to the day before
        vault.settle();
        Roots.Outcome outcome = new Roots(vault.folder()).write(now);
        outcome.written().forEach(day -> LOG.info("evidence: the root of {} was written", day));
        outcome.problems().forEach(problem -> LOG.error("evidence: no root was written for {}", problem));
    }

    private void stamps() throws IOException {
        TimeStamping.Outcome outcome = stamping.run();
        outcome.kept().forEach(stamp -> LOG.info("evidence: time-stamp {} was kept", stamp));
        outcome.problems().forEach(problem -> LOG.warn("evidence: time-stamp of {}; it is asked for again", problem));
    }

    private void retention() throws IOException {
        Integer days = settings.retentionDays();
        if (days == null || !settings.removedBySchedule()) {
            return;
        }
        // who refers to what takes reading every flagged page: once a day, and when a day has got its root
        String due = OffsetDateTime.ofInstant(clock.instant(), BEIJING).toLocalDate() + " "
                + vault.folder().closed().size();
        if (due.equals(retained)) {
            return;
        }
        RetentionPlan plan = RetentionPlan.of(vault.reader(), days, referred.of(vault.reader()), clock.instant());
        Retention.Outcome outcome = retention.remove(plan);
        if (outcome.removed() > 0) {
            LOG.info("evidence: {} records were removed: {}", outcome.removed(), plan.policy());
        }
        outcome.problems().forEach(problem -> LOG.error("evidence: not removed: {}", problem));
        if (outcome.problems().isEmpty()) {
            retained = due;
        }
    }

    /** Cuts what is being asked for, and begins no further step. */
    public void stop() {
        stopped = true;
        stamping.stop();
    }
}
