package zhicha.app.store.frontier.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When one host may be asked, by whichever crawl of this program. Not thread-safe: guarded by its {@code Hosts}. */
public final class HostTurn {
    private static final Duration LONGEST_STANDING_BACK = Duration.ofSeconds(10);

    private final String host;
    private Instant due = Instant.EPOCH;
    private Instant barred = Instant.EPOCH;
    private Instant heldUntil = Instant.EPOCH;
    private Duration slowness = Duration.ZERO;
    private int inFlight;
    private boolean asked;
    /** When it was first passed over for others; null until then. */
    private @Nullable Instant noticed;

    public HostTurn(String host) {
        this.host = host;
    }

    public String host() {
        return host;
    }

    /** From when on it may be asked. */
    public Instant due() {
        return barred.isAfter(due) ? barred : due;
    }

    /**
     * The smaller, the sooner it is asked among those that are due. One that was never asked stands back for ten times the
     * delay, and {@link #LONGEST_STANDING_BACK} at the most, from the first time this is asked.
     */
    public Instant rank(Instant now, Duration delay) {
        if (asked) {
            return due();
        }
        Instant since = noticed == null ? now : noticed;
        noticed = since;
        Duration back = delay.multipliedBy(10);
        return since.plus(back.compareTo(LONGEST_STANDING_BACK) < 0 ? back : LONGEST_STANDING_BACK);
    }

    /** Whether this program ever asked it. */
    public boolean asked() {
        return asked;
    }

    /** Its rest alone, without the time for which another program holds it. */
    public Instant rest() {
        return due;
    }

    /** The delay the host itself asked for. */
    public Duration slowness() {
        return slowness;
    }

    /** Lengthens that delay; never shortens it. */
    public void slow(Duration longer) {
        slowness = longer.compareTo(slowness) > 0 ? longer : slowness;
    }

    /** Lets it rest from a moment on, for this delay or its own, whichever is longer. */
    public void rest(Instant from, Duration delay) {
        until(from.plus(delay.compareTo(slowness) > 0 ? delay : slowness));
    }

    /** Leaves it alone at least so long. */
    public void until(Instant moment) {
        due = moment.isAfter(due) ? moment : due;
    }

    /** Whether another program was found to hold it a moment ago. */
    public boolean barred(Instant now) {
        return barred.isAfter(now);
    }

    /** Another program holds it; worth looking again then. */
    public void bar(Instant until) {
        barred = until;
        heldUntil = Instant.EPOCH;
    }

    public void hold(Instant until) {
        heldUntil = until;
        barred = Instant.EPOCH;
    }

    /** Until when this program has it for itself. */
    public Instant heldUntil() {
        return heldUntil;
    }

    public int inFlight() {
        return inFlight;
    }

    public void begin() {
        asked = true;
        inFlight++;
    }

    public void end() {
        inFlight--;
    }

    /** What was in flight is not any more: whoever asked is gone. */
    public void forsaken(Instant now, Duration delay) {
        if (inFlight > 0) {
            rest(now, delay);
        }
        inFlight = 0;
        heldUntil = Instant.EPOCH;
    }
}
